import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// No answer carries a PIN, PIN block, card number, key, code or credential, in any spelling.
struct SecretCheck: Check {
  func run(_ context: inout JudgingContext) {
    let texts = texts(context)
    guard !texts.isEmpty, !context.sent.secrets.isEmpty else { return }
    let known = publicValues(context)
    let secrets = context.sent.secrets.filter { $0.length > 0 && !$0.isOne(of: known) }
    let search = SecretSearch(
      secrets, changing: changingValues(context), longest: texts.map(\.1.count).max() ?? 0,
      memory: context.judge.secretMemory)
    var isHeld = true
    for (place, bytes) in texts {
      for find in search.finds(in: bytes) {
        isHeld = false
        context.fail(
          "security.no-secret", "the answer carries the request's \(find.secret.label)",
          expected: "no \(find.secret.label) anywhere in the answer",
          actual: "\(find.secret.label), \(find.form), at byte \(find.offset)", at: place,
          needsConfirmation: find.secret.isGuessable)
      }
    }
    if isHeld { context.hold("security.no-secret") }
  }

  /// Every text of the answer but ciphertext, promised echoes and dates.
  private func texts(_ context: JudgingContext) -> [(String, [UInt8])] {
    guard let response = context.readable else {
      let received = context.exchange.received
      return received.isEmpty ? [] : [("what came of the answer", received)]
    }
    var result: [(String, [UInt8])] = [("reason phrase", response.reason)]
    for field in Array(response.fields) + Array(response.trailers)
    where !Self.dates.contains(field.nameText.lowercased()) {
      result.append(("header \(field.nameText)", field.value))
    }
    for interim in response.interim { result.append(("interim answer", interim.bytes)) }
    if !context.exchange.extraBytes.isEmpty { result.append(("behind the answer", context.exchange.extraBytes)) }
    let isEndless = context.exchange.malformation?.defect.isLimit == true
    result += bodies(response, context).map { ("body", isEndless ? Array($0.prefix(Self.beginning)) : $0) }
    return result
  }

  /// How many octets of a body without an end are looked through.
  private static let beginning = 1 << 20

  private static let dates: Set<String> = ["date", "expires", "last-modified"]

  /// The body as received without its ciphertext, and what the ciphertext held.
  private func bodies(_ response: HTTPResponse, _ context: JudgingContext) -> [[UInt8]] {
    switch context.opened {
    case .clear(let bytes): return [withoutEchoes(bytes, context)]
    case .opened(let inner): return [outside(response.body, context), withoutEchoes(inner, context)]
    case .unopened: return [outside(response.body, context)]
    case .nothing: return response.body.isEmpty ? [] : [response.body]
    }
  }

  /// A sealed body without the member that is ciphertext.
  private func outside(_ body: [UInt8], _ context: JudgingContext) -> [UInt8] {
    guard let envelope = context.operation.request.envelope, let outer = try? JSONReader.read(body).value else {
      return body
    }
    return outer.removing(path: [envelope.member]).bytes()
  }

  /// The body without the members the contract promises to repeat or to date.
  private func withoutEchoes(_ bytes: [UInt8], _ context: JudgingContext) -> [UInt8] {
    guard var value = context.reading?.value, let shape = context.shape else { return bytes }
    var isChanged = false
    for field in shape.members.flatMap(\.tree) where field.copiedFrom != nil || field.freshness != nil {
      guard let member = value[path: field.path], isPromised(field, member, context) else { continue }
      value = value.removing(path: field.path)
      isChanged = true
    }
    return isChanged ? value.bytes() : bytes
  }

  private func isPromised(_ field: Field, _ member: JSONValue, _ context: JudgingContext) -> Bool {
    guard let source = field.copiedFrom else { return true }
    return context.sent.values[source].map { $0.scalarText == member.scalarText } ?? false
  }

  /// Values that are no secret wherever they stand: the documents show them, or the contract promises to repeat them.
  private func publicValues(_ context: JudgingContext) -> Set<String> {
    let echoes = context.operation.bodies.flatMap(\.fields).compactMap { field in
      field.copiedFrom.flatMap { context.sent.values[$0]?.scalarText }
    }
    return Set(echoes + context.operation.requestFields.flatMap(\.samples))
  }

  /// The secrets of fields that have another value in every request.
  private func changingValues(_ context: JudgingContext) -> Set<String> {
    let fields = context.operation.requestFields.filter { field in
      switch field.control {
      case .freshPIN?, .pinBlock?: true
      default: false
      }
    }
    // What stands in a PIN block is drawn anew with it.
    let inside = fields.isEmpty ? [] : context.sent.secrets.filter { $0.label == "pin" }.map(\.text)
    return Set(fields.compactMap { context.sent.values[$0.id]?.scalarText } + inside)
  }
}
