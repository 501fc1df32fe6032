import ContractModel
import HTTPCore
import JSONCore
import Mocking
import PayloadCrypto

/// Composes valid requests for the tests, from the contract and a fixture alone.
struct ControlRequest {
  var contract: Contract
  var operation: Operation
  var fixture: MockFixture
  /// Values by field id that stand instead of the control's.
  var values: [String: JSONValue] = [:]
  /// Optional fields that are sent too.
  var including: Set<String> = []
  var without: Set<String> = []
  /// What is done to the inner body before it is sealed or sent.
  var edit: (JSONValue) -> JSONValue = { $0 }
  var style = JSONStyle.compact

  init(_ contract: Contract, _ fixture: MockFixture) {
    self.contract = contract
    self.fixture = fixture
    operation = contract.operations[0]
  }

  var request: HTTPRequest {
    var request = HTTPRequest(method: operation.method, target: target)
    request.fields.append("Host", "localhost")
    for field in operation.request.headers where isSent(field) {
      request.fields.append(field.name, text(field))
    }
    if operation.request.hasBody {
      request.fields.append("Content-Type", operation.request.contentTypes[0])
      request.body = body
      request.fields.append("Content-Length", String(request.body.count))
    }
    return request
  }

  private var target: String {
    var path = operation.path
    for field in operation.request.path { path = path.replacing("{\(field.name)}", with: text(field)) }
    let query = operation.request.query.filter(isSent).map { "\($0.name)=\(text($0))" }
    return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
  }

  var inner: [UInt8] { edit(object(operation.request.body)).bytes(style) }

  private var body: [UInt8] {
    guard let envelope = operation.request.envelope else { return inner }
    return JSONValue.object([(envelope.member, .string(seal?.seal(inner) ?? ""))]).bytes()
  }

  private var seal: Seal? {
    guard let envelope = operation.request.envelope else { return nil }
    return Seal(key: Hex.decode(fixture.bindings[envelope.key] ?? "") ?? [], envelope: envelope)
  }

  /// The inner text of a sealed answer, or the body itself.
  func opened(_ body: [UInt8]) -> JSONValue? {
    let outer = try? JSONReader.read(body).value
    guard let envelope = operation.request.envelope, let token = outer?[envelope.member]?.string else { return outer }
    return seal?.open(token).flatMap { try? JSONReader.read($0).value }
  }

  private struct Seal {
    var key: [UInt8]
    var envelope: Envelope

    private var token: TokenEnvelope? {
      try? TokenEnvelope(key: key, cipher: .aesCBC(bits: envelope.cipher.keyLength * 8))
    }

    func seal(_ plain: [UInt8]) -> String { (try? token?.seal(plain)) ?? "" }
    func open(_ text: String) -> [UInt8]? { try? token?.open(text) }
  }

  private func object(_ fields: [Field]) -> JSONValue {
    .object(
      fields.filter(isSent).map { field in
        if let value = values[field.id] { return (field.name, value) }
        return (field.name, field.members.isEmpty ? value(field) : object(field.members))
      })
  }

  private func isSent(_ field: Field) -> Bool {
    if without.contains(field.id) { return false }
    return field.presence == .required || including.contains(field.id) || values[field.id] != nil
  }

  private func value(_ field: Field) -> JSONValue {
    field.spellings.first == .integer ? .number(text: text(field)) : .string(text(field))
  }

  private func text(_ field: Field) -> String {
    if let value = values[field.id] { return value.string ?? value.text() }
    switch field.control {
    case .literal(let text)?: return text
    case .binding(let name)?: return fixture.bindings[name] ?? ""
    case .freshIdentifier(let count)?: return String(fresh.filter { $0 != "-" }.prefix(count))
    case .freshGUID?: return fresh
    case .freshPIN?: return "0739"
    case .now?: return "20240229235959"
    case .pinBlock(_, let pan, let key)?:
      let block = try? PINBlock.seal(
        pin: "5186", pan: pan.flatMap { fixture.bindings[$0] } ?? "", key: Hex.decode(fixture.bindings[key] ?? "") ?? []
      )
      return Hex.encode(block ?? [], uppercase: true)
    default: return field.type.allowed?.first ?? ""
    }
  }

  private var fresh: String {
    let digits = Hex.encode((0..<16).map { _ in UInt8.random(in: 0...255) })
    let parts = [(0, 8), (8, 4), (12, 4), (16, 4), (20, 12)].map { start, count in
      String(digits.dropFirst(start).prefix(count))
    }
    return parts.joined(separator: "-")
  }
}

/// What an answer means, read from the contract by the tests' own rules.
extension ControlRequest {
  func isAccepted(_ reply: MockReply) -> Bool { fits(Outcome.accepted, reply) }

  func fits(_ name: String, _ reply: MockReply) -> Bool {
    guard let outcome = operation.outcome(name) else { return false }
    let body = opened(reply.response.body)
    return outcome.forms.contains { form in
      form.statuses.contains { $0.matches(reply.response.status) }
        && form.conditions.allSatisfy { condition in
          guard case .member(let path) = condition.subject else { return true }
          let value = body?[path: path]
          let text = value.map { $0.string ?? $0.text() }
          switch condition.test {
          case .present: return value != nil
          case .absent: return value == nil
          case .isOneOf(let values): return text.map { values.contains($0) } ?? false
          case .isNoneOf(let values): return text.map { !values.contains($0) } ?? false
          case .matches: return text != nil
          }
        }
    }
  }
}

extension ControlRequest {
  /// The request with one bit of the decoded token turned; negative places count from the end.
  func flipping(_ place: Int) -> HTTPRequest {
    var request = self.request
    let name = operation.request.envelope?.member ?? ""
    let outer = try? JSONReader.read(request.body).value
    var token = Base64.decode(outer?[name]?.string ?? "") ?? []
    let index = place < 0 ? token.count + place : place
    if token.indices.contains(index) { token[index] ^= 0x80 }
    request.body = JSONValue.object([(name, .string(Base64.encode(token)))]).bytes()
    return request
  }
}
