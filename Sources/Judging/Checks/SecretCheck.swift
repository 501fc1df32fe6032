import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// No answer carries a PIN, PIN block, card number, key, code or credential, in any spelling.
struct SecretCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let response = context.response, !context.sent.secrets.isEmpty else { return }
    let echoes = promisedEchoes(context)
    let secrets = context.sent.secrets.filter { !$0.value.isEmpty && !echoes.contains($0.value) }
    let redactor = Redactor(secrets.map { Redactor.Secret(label: $0.label, text: $0.value) })
    let guessable = Set(secrets.filter(\.isGuessable).map(\.label))
    var isHeld = true
    for (place, bytes) in texts(response, context) {
      for occurrence in redactor.occurrences(in: bytes) {
        isHeld = false
        context.fail(
          "security.no-secret", "the answer carries a secret of the request",
          expected: "no \(occurrence.label) anywhere in the answer",
          actual: "\(occurrence.label), \(occurrence.form.rawValue), at byte \(occurrence.range.lowerBound)", at: place,
          needsConfirmation: guessable.contains(occurrence.label))
      }
    }
    if isHeld { context.hold("security.no-secret") }
  }

  /// Every text of the answer but ciphertext, promised echoes and dates.
  private func texts(_ response: HTTPResponse, _ context: JudgingContext) -> [(String, [UInt8])] {
    var result: [(String, [UInt8])] = [("reason phrase", response.reason)]
    for field in Array(response.fields) + Array(response.trailers) where !field.isNamed("Date") {
      result.append(("header \(field.nameText)", field.name + Array(": ".utf8) + field.value))
    }
    for interim in response.interim {
      result.append(("interim answer", interim.bytes))
    }
    if case .opened = context.opened, let envelope = context.operation.request.envelope,
      let outer = try? JSONReader.read(response.body).value
    {
      result.append(("body", outer.removing(path: [envelope.member]).bytes()))
    }
    guard let bytes = context.opened.bytes, !bytes.isEmpty else {
      if case .unopened = context.opened { result.append(("body", response.body)) }
      return result
    }
    result.append(("body", withoutEchoes(bytes, context)))
    return result
  }

  /// The body without the members the contract promises to repeat or to date.
  private func withoutEchoes(_ bytes: [UInt8], _ context: JudgingContext) -> [UInt8] {
    guard var value = context.reading?.value, let shape = context.shape else { return bytes }
    var isChanged = false
    for field in shape.members.flatMap(\.tree) where field.copiedFrom != nil || field.freshness != nil {
      guard let member = value[path: field.path], isFree(field, member, context) else { continue }
      value = value.removing(path: field.path)
      isChanged = true
    }
    return isChanged ? value.bytes() : bytes
  }

  private func isFree(_ field: Field, _ member: JSONValue, _ context: JudgingContext) -> Bool {
    guard let source = field.copiedFrom else { return true }
    return context.sent.values[source].map { $0.scalarText == member.scalarText } ?? false
  }

  /// Values the answer repeats by contract: a secret that happens to be equal to one is no leak.
  private func promisedEchoes(_ context: JudgingContext) -> Set<String> {
    let fields = context.operation.bodies.flatMap(\.fields)
    return Set(fields.compactMap { $0.copiedFrom.flatMap { context.sent.values[$0]?.scalarText } })
  }
}
