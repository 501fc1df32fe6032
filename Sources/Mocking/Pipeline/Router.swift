import ContractModel
import HTTPCore

/// Which operation a request is for.
struct Router: Sendable {
  enum Route: Sendable {
    /// An operation, with the decoded parameters of its path. `anyhow` is set where a fault serves what is none.
    case found(ServedOperation, [String: String], anyhow: Bool)
    /// The path is that of these operations, the method is not.
    case otherMethod([ServedOperation])
    case noPath
  }

  var operations: [ServedOperation]

  func route(_ request: HTTPRequest, _ behaviour: Behaviour) -> Route {
    let path = Self.path(of: request.target)
    var parts = Array(path.split(separator: "/", omittingEmptySubsequences: false).dropFirst())
    if behaviour.variant == .servesTrailingSlash, parts.last == "" { parts.removeLast() }
    let anyCase = behaviour.variant == .servesOtherPathCase
    let overrides = behaviour.routing.contains(.methodOverride)
    let method = overrides ? Self.override(of: request) ?? request.method : request.method
    let here = operations.compactMap { served in
      Self.match(parts, served.segments, anyCase: anyCase).map { (served: served, values: $0) }
    }
    if let slipped = unguardedPath(request, parts, behaviour) { return slipped }
    if let right = here.first(where: { $0.served.operation.method == method }) {
      let behaviour = behaviour.shown(by: right.served.operation)
      let isAsked = !behaviour.routing.contains(.credentialInQuery) || !Self.hasCredentialInQuery(request, right.served)
      return .found(right.served, right.values, anyhow: !isAsked)
    }
    if let wrong = here.first(where: { serves(request, instead: $0.served.operation, behaviour) }) {
      return .found(wrong.served, wrong.values, anyhow: true)
    }
    if let stray = strayPath(request, parts, behaviour) { return stray }
    return here.isEmpty ? .noPath : .otherMethod(here.map(\.served))
  }

  /// Whether the fault serves another method at the operation's path.
  private func serves(_ request: HTTPRequest, instead operation: Operation, _ behaviour: Behaviour) -> Bool {
    behaviour.shown(by: operation).routing.contains { defect in
      switch defect {
      case .anyMethod: request.method != "OPTIONS" && request.method != "TRACE"
      case .method(let method): request.method == method
      default: false
      }
    }
  }

  /// The method that a request names beside its own.
  private static func override(of request: HTTPRequest) -> String? {
    let names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]
    return names.lazy.compactMap { request.fields[$0]?.uppercased() }.first
      ?? query(of: request.target).first { $0.name == "_method" }?.value.uppercased()
  }

  /// An operation whose path the request's is taken for by everyone but whoever asks for credentials.
  private func unguardedPath(_ request: HTTPRequest, _ parts: [Substring], _ behaviour: Behaviour) -> Route? {
    for served in operations where served.operation.method == request.method {
      for case .unguarded(let slip) in behaviour.shown(by: served.operation).routing {
        let straight = slip.straightened(parts)
        guard straight != parts || slip == .otherCase && Self.match(parts, served.segments) == nil,
          let values = Self.match(straight, served.segments, anyCase: slip == .otherCase)
        else { continue }
        return .found(served, values, anyhow: true)
      }
    }
    return nil
  }

  /// Whether a credential of the operation's header section stands in the query and not there.
  private static func hasCredentialInQuery(_ request: HTTPRequest, _ served: ServedOperation) -> Bool {
    let query = query(of: request.target)
    return served.headers.contains { field in
      field.field.isCredential && !request.fields.contains(field.field.name)
        && query.contains { $0.name == field.field.name && field.known?.contains($0.value) == true }
    }
  }

  /// An operation where the fault serves a path that is none.
  private func strayPath(_ request: HTTPRequest, _ parts: [Substring], _ behaviour: Behaviour) -> Route? {
    for served in operations where served.operation.method == request.method {
      let count = served.segments.count
      let behaviour = behaviour.shown(by: served.operation)
      if behaviour.routing.contains(.longerPath), parts.count > count,
        let values = Self.match(Array(parts.prefix(count)), served.segments)
      {
        return .found(served, values, anyhow: true)
      }
      if behaviour.routing.contains(.gluedPath), parts.count == count, case .literal(let last)? = served.segments.last,
        parts.last?.hasPrefix(last) == true,
        let values = Self.match(parts.dropLast() + [last[...]], served.segments)
      {
        return .found(served, values, anyhow: true)
      }
    }
    return nil
  }

  /// The path's parameters where the parts fit the segments; a parameter is never empty.
  private static func match(_ parts: [Substring], _ segments: [PathSegment], anyCase: Bool = false) -> [String: String]?
  {
    guard parts.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      switch segment {
      case .literal(let text):
        let isSame = part == text[...] || PercentCoding.decode(part) == text
        guard isSame || anyCase && part.lowercased() == text.lowercased() else { return nil }
      case .parameter(let name):
        guard !part.isEmpty, let value = PercentCoding.decode(part) else { return nil }
        values[name] = value
      }
    }
    return values
  }

  /// The path of a request target in origin or absolute form (RFC 9112 §3.2).
  static func path(of target: String) -> Substring {
    let whole = target.prefix { $0 != "?" && $0 != "#" }
    guard !whole.hasPrefix("/"), let scheme = whole.firstRange(of: "://") else { return whole }
    let behind = whole[scheme.upperBound...]
    return behind.drop { $0 != "/" }
  }

  /// The query parameters as a careless reader of them has it.
  static func query(of target: String, read slip: QuerySlip, _ known: [CheckedField]) -> [(name: String, value: String)]
  {
    let all = query(of: target)
    switch slip {
    case .undecoded: return query(of: target.replacing("%", with: "%25"))
    case .firstOnly: return Array(all.prefix(1))
    case .lastOnly: return Array(all.suffix(1))
    case .anyName:
      return all.map { item in
        (known.first { item.name.hasSuffix($0.field.name) }?.field.name ?? item.name, item.value)
      }
    }
  }

  /// The query parameters in order; what cannot be decoded is left as it is.
  static func query(of target: String) -> [(name: String, value: String)] {
    guard let mark = target.firstIndex(of: "?") else { return [] }
    let text = target[target.index(after: mark)...].prefix { $0 != "#" }
    return text.split(separator: "&").map { pair in
      let name = pair.prefix { $0 != "=" }
      let value = pair.dropFirst(name.count + 1)
      return (
        PercentCoding.decode(name, plusIsSpace: true) ?? String(name),
        PercentCoding.decode(value, plusIsSpace: true) ?? String(value)
      )
    }
  }
}

extension PathSlip {
  /// Whether an octet means the same with and without percent-encoding (RFC 3986 §2.3).
  private func isUnreserved(_ byte: UInt8) -> Bool {
    TextCheck.isDigit(byte) || TextCheck.isLetter(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
  }

  /// The parts of the path that it is taken for.
  fileprivate func straightened(_ parts: [Substring]) -> [Substring] {
    guard let last = parts.last else { return parts }
    switch self {
    case .slash: return last.isEmpty ? Array(parts.dropLast()) : parts
    case .parameter: return parts.dropLast() + [last.prefix { $0 != ";" }]
    case .otherCase: return parts
    case .doubledSlash: return parts.dropLast().filter { !$0.isEmpty } + [last]
    case .dotSegment: return parts.filter { $0 != "." }
    case .encodedLetter:
      return parts.map { part in
        guard let text = PercentCoding.decode(part), text.utf8.allSatisfy(isUnreserved) else { return part }
        return text[...]
      }
    }
  }
}
