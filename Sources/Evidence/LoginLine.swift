import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// A line of a bundle's exchanges that shows a login, of which nothing is judged.
struct LoginLine {
  var contract: String
  /// The binding whose value it was to bring.
  var gives: String
  var method: String
  var target: String
  /// The line as it was read or made.
  var value: JSONValue

  /// Makes a line without its place in the chain.
  init(contract: String, _ login: LoginExchange, redactor: Redactor) {
    self.contract = contract
    gives = login.login.gives
    let stored = StoredExchange(
      login.sent, login.withoutContent, opened: .nothing, redactor: redactor)
    method = stored.sent.method
    target = stored.sent.request.target
    value = .object([("contract", .string(contract)), ("login", .string(gives))] + stored.members)
  }

  /// Reads a line; nil when it shows no login.
  init?(_ value: JSONValue) {
    guard let contract = value["contract"]?.string, let gives = value["login"]?.string,
      let method = value["method"]?.string, let target = value["target"]?.string
    else { return nil }
    self.contract = contract
    self.gives = gives
    self.method = method
    self.target = target
    self.value = value
  }

  /// Whether the contract has such a login.
  func isPromised(by contract: Contract) -> Bool {
    contract.logins.contains { $0.gives == gives && $0.method == method && target.hasSuffix($0.path) }
  }
}

extension LoginExchange {
  /// What stands for values that the kit does not know, any of which may be a credential of its own.
  private static let hidden = "‹not shown›"

  /// Fields of an answer whose values are no credentials.
  private static let shownFields = [
    "Allow", "Cache-Control", "Connection", "Content-Encoding", "Content-Language", "Content-Length", "Content-Type",
    "Date", "Expires", "Keep-Alive", "Pragma", "Retry-After", "Server", "Strict-Transport-Security",
    "Transfer-Encoding", "Vary", "Via", "WWW-Authenticate",
  ]

  /// The exchange with the form of the answer only: what a login brings may be worth more than the credential that is
  /// known of, such as a token to renew it with.
  fileprivate var withoutContent: Exchange {
    var shown = exchange
    shown.extraBytes = exchange.extraBytes.isEmpty ? [] : Array(Self.hidden.utf8)
    shown.strayBytes = exchange.strayBytes.isEmpty ? [] : Array(Self.hidden.utf8)
    switch exchange.result {
    case .response(var response):
      response.fields = HTTPFields(
        response.fields.map { field in
          Self.shownFields.contains(where: field.isNamed)
            ? field : HTTPField(nameBytes: field.name, valueBytes: Array(Self.hidden.utf8))
        })
      response.interim = []
      response.framing = .none
      response.body = content(of: response.body)
      response.raw = response.bytes
      shown.result = .response(response)
    case .malformed(let malformation, let received, _):
      shown.result = .malformed(malformation, received: received.isEmpty ? [] : Array(Self.hidden.utf8), partial: nil)
    case .failed(let failure, let received):
      shown.result = .failed(failure, received: received.isEmpty ? [] : Array(Self.hidden.utf8))
    }
    return shown
  }

  /// A JSON body with its members and without their values, the end of the credential aside; of any other nothing.
  private func content(of body: [UInt8]) -> [UInt8] {
    if body.isEmpty { return [] }
    guard login.answer == .json, let value = try? JSONReader.read(body).value else {
      return Array((credential.map { "‹\($0.label)›" } ?? Self.hidden).utf8)
    }
    return withoutTexts(value, at: []).bytes()
  }

  private func withoutTexts(_ value: JSONValue, at path: [String]) -> JSONValue {
    switch value.kind {
    case .object(let members):
      return .object(
        members: members.map { member in
          JSONMember(name: member.name, value: withoutTexts(member.value, at: path + [member.name]))
        })
    case .array(let elements):
      return .array(elements.enumerated().map { withoutTexts($1, at: path + ["\($0)"]) })
    case .string, .number:
      if path == login.expires { return value }
      let isCredential = path == login.token
      return .string(isCredential ? credential.map { "‹\($0.label)›" } ?? Self.hidden : Self.hidden)
    case .null, .bool: return value
    }
  }
}
