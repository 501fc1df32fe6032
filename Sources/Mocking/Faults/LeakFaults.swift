import ContractModel

/// Servers that tell a secret: plain or encoded, in the body, a header or the reason phrase, in a success or a refusal.
struct LeakFaults: FaultFamily {
  private static let aspect = "security.no-secret"

  func faults(in scope: FaultScope) -> [Fault] {
    let secrets = secrets(of: scope)
    let accepted = Self.places(in: .accepted, scope)
    var faults: [Fault?] = []
    for (index, secret) in secrets.enumerated() {
      // A key of many lines fits in no header field.
      let places = secret.isLong ? accepted.filter { $0 == .body || $0 == .outside } : accepted
      faults += places.map { make(secret, $0, .plain, .accepted, scope) }
      faults.append(make(secret, .body, .plain, .refusals, scope))
      // One place is enough to tell the encodings apart; the first secret goes through all of them.
      let encodings = Leak.Encoding.usual.filter { $0 != .plain }
      let place = accepted.first ?? .header
      if index == 0 || secret.isDigits {
        faults += encodings.map { make(secret, place, $0, .accepted, scope) }
      } else {
        faults += [Leak.Encoding.hex, .base64].map { make(secret, place, $0, .accepted, scope) }
      }
    }
    // One secret is enough for what is told octet by octet, digits where there are any.
    if let secret = secrets.first(where: \.isNumber) ?? secrets.first(where: { !$0.isLong }) {
      let encodings = Leak.Encoding.apart.filter { $0 != .digitsApart || secret.isNumber }
      faults += encodings.map { make(secret, accepted.first ?? .header, $0, .accepted, scope) }
    }
    return faults.compactMap { $0 }
  }

  private struct Secret {
    var name: String
    var isDigits: Bool
    /// Whether it has no letters.
    var isNumber = false
    var isLong = false
    var leak: @Sendable (Leak.Place, Leak.Encoding) -> Leak
  }

  private func make(
    _ secret: Secret, _ place: Leak.Place, _ encoding: Leak.Encoding, _ selection: AnswerSelection, _ scope: FaultScope
  ) -> Fault? {
    // Only digits and hexadecimal digits have nibbles to turn round.
    if encoding == .reversedNibbles, !secret.isDigits { return nil }
    let suffix = selection == .accepted ? "" : "-of-a-refusal"
    return scope.fault(
      Self.aspect, "\(secret.name)-in-\(place.rawValue)-\(encoding.rawValue)\(suffix)",
      .leaks(secret.leak(place, encoding), on: selection))
  }

  private func secrets(of scope: FaultScope) -> [Secret] {
    var secrets = scope.leaves.filter { $0.isSecret || $0.isCredential }.filter { $0.presence == .required }.map {
      field in
      let isNumber = field.type.base == .numeric
      return Secret(name: field.name, isDigits: isNumber || field.type.base == .hex, isNumber: isNumber) {
        .field(field.id, $0, $1)
      }
    }
    for field in scope.leaves {
      guard case .pinBlock? = field.control else { continue }
      secrets.append(Secret(name: "\(field.name)-opened", isDigits: true, isNumber: true) { .pin(field.id, $0, $1) })
    }
    var keys: [String] = []
    if let envelope = scope.operation.request.envelope { keys.append(envelope.key) }
    for field in scope.leaves {
      if case .pinBlock(_, let pan, let key)? = field.control { keys += [pan, key].compactMap(\.self) }
    }
    keys += scope.authentication.bindings.values.sorted()
    for key in keys where scope.contract.bindings.contains(where: { $0.name == key && $0.isSecret }) {
      let isLong = scope.authentication.scheme == .oauth1 && scope.authentication.bindings["signingKey"] == key
      secrets.append(Secret(name: key, isDigits: false, isLong: isLong) { .binding(key, $0, $1) })
    }
    return secrets
  }

  /// Where an answer has room for a secret.
  private static func places(in selection: AnswerSelection, _ scope: FaultScope) -> [Leak.Place] {
    let form = scope.operation.outcome(Outcome.accepted)?.forms.first
    guard case .named(let name)? = form?.body else { return [.header, .reason] }
    let isSealed = scope.operation.body(name)?.isSealed == true
    return [.body, .header, .reason] + (isSealed ? [.outside] : [])
  }
}
