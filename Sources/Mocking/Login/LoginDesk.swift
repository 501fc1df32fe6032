import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto

/// Serves the logins of a contract: holds what they send against the bindings, and gives out new credentials.
struct LoginDesk: Sendable {
  var logins: [Login]
  var bindings: MockBindings
  /// Verifies logins that are signed.
  var signature: AspenJWTCheck?

  /// The logins that a request may be; empty when it is for something else.
  func logins(for request: HTTPRequest) -> [Login] {
    let path = Router.path(of: request.target)
    return logins.filter { $0.path == path && $0.method == request.method }
  }

  /// The login whose values the request has; nil when it has none of theirs.
  func granted(_ logins: [Login], _ request: HTTPRequest) -> Login? {
    let sent = try? JSONReader.read(request.body).value
    return logins.first { login in
      guard let body = login.body else { return true }
      return sent.map { fits($0, body) } == true
    }
  }

  /// What a login answers: the new credential where the contract says.
  func answer(_ login: Login, credential: String, now: WallTime) -> Answer {
    var answer = Answer(.accepted, status: 200)
    let end = now.seconds + 86_400
    switch login.answer {
    case .json:
      var body = JSONValue.object([]).setting(path: login.token, to: .string(credential))
      if !login.expires.isEmpty {
        let text = CalendarTime(secondsSince1970: end).text("YYYY-MM-DDTHH:MM:SS") + ".000Z"
        body = body.setting(path: login.expires, to: .string(text))
      }
      answer.contentType = "application/json"
      answer.body = body
    case .jwt:
      var claims = JSONValue.object([]).setting(path: login.token, to: .string(credential))
      if !login.expires.isEmpty { claims = claims.setting(path: login.expires, to: .number(end)) }
      let key = Array((signature?.parts.values["appSecret"] ?? "").utf8)
      answer.contentType = "text/plain"
      answer.body = .string(JWT.sign(claims: claims.bytes(), key: key))
    }
    return answer
  }

  /// Whether a body holds what the template asks for; what it holds beyond that is passed over.
  private func fits(_ sent: JSONValue, _ template: JSONValue) -> Bool {
    switch template.kind {
    case .object(let members):
      return members.allSatisfy { member in sent[member.name].map { fits($0, member.value) } == true }
    case .array(let elements):
      guard let others = sent.array, others.count == elements.count else { return false }
      return zip(others, elements).allSatisfy(fits)
    case .string(let text):
      guard let name = Login.binding(of: text) else { return sent.string == text }
      return sent.string.map(bindings.all(name).contains) == true
    case .null, .bool, .number: return sent == template
    }
  }
}
