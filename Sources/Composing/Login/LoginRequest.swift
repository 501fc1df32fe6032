public import CaseModel
public import ContractModel
import HTTPCore
import JSONCore

extension Composer {
  /// The login that gives a binding under the target's scheme; nil where the target has not all that one takes.
  public func login(giving name: String) -> Login? {
    contract.login(giving: name, authentication: bindings.authentication) { text($0) != nil }
  }

  /// Composes the request of a login.
  ///
  /// - Parameter now: seconds since 1970.
  public func compose(
    _ login: Login, now: Int64, entropy: inout some EntropySource
  ) throws(ComposeFailure) -> SentRequest {
    var secrets = SecretList(digests: digests)
    for binding in contract.bindings where binding.isSecret {
      if let value = bindings.values[binding.name]?.single { secrets.add(binding.name, value) }
    }
    let body = try login.body.map { value throws(ComposeFailure) in try filled(value).bytes() }
    let target = self.target.basePath + login.path
    let url = self.target.url(requestTarget: target)
    var fields = HTTPFields()
    fields.append("Host", self.target.hostHeader)
    if login.isSigned {
      let matter = SigningMatter(method: login.method, url: url, body: body ?? [], now: now)
      // Of the schemes only the tokens' own name a credential within what is signed.
      let edits: [AuthenticationEdit] = if case .aspenJWT = signer { [.claimAbsent("Token")] } else { [] }
      for field in try signer.fields(for: matter, edits, earlier: [], taken: .none, &entropy) {
        for text in signer.secrets(of: field) { secrets.add(field.name, text) }
        fields.append(field.name, field.value)
      }
    }
    for (name, value) in [
      ("Accept", "*/*"), ("Accept-Encoding", "identity"), ("User-Agent", "ConformanceKit"),
    ] { fields.append(name, value) }
    if body != nil { fields.append("Content-Type", "application/json") }
    if login.method != "GET" || body != nil { fields.append("Content-Length", String(body?.count ?? 0)) }
    let request = HTTPRequest(method: login.method, target: target, fields: fields, body: body ?? [])
    return SentRequest(
      operation: "", method: login.method, url: url, request: request, bytes: request.bytes, secrets: secrets.all,
      composedAt: now)
  }

  /// A body with the values of the target in place of their names.
  private func filled(_ value: JSONValue) throws(ComposeFailure) -> JSONValue {
    switch value.kind {
    case .object(let members):
      var result: [JSONMember] = []
      for member in members { result.append(JSONMember(name: member.name, value: try filled(member.value))) }
      return .object(members: result)
    case .array(let elements):
      var result: [JSONValue] = []
      for element in elements { result.append(try filled(element)) }
      return .array(result)
    case .string(let text):
      guard let name = Login.binding(of: text) else { return value }
      guard let given = self.text(name) else { throw .missingBinding(name) }
      return .string(given)
    case .null, .bool, .number: return value
    }
  }

  /// The text of a binding: as given, the first of a list, or what the contract falls back on.
  private func text(_ name: String) -> String? {
    bindings[name] ?? contract.bindings.first { $0.name == name }?.fallback
  }
}
