import CaseModel
import PayloadCrypto

/// How the requests of a target are authenticated beyond the contract's own credential fields.
enum Signer: Sendable {
  case none
  case oauth1(OAuth1Signer)
  case aspenJWT(AspenSigner)
  case token(TokenSigner)
  case basic(BasicSigner)

  /// The texts of a header field that are made of secrets and are no binding's value themselves.
  func secrets(of field: SignedField) -> [String] {
    switch self {
    case .none, .token: []
    case .oauth1: [field.value]
    case .aspenJWT: field.name == AspenSigner.payloadHeader ? [field.value] : []
    case .basic: [field.value] + field.value.split(separator: " ").dropFirst().map { String($0) }
    }
  }

  /// A value that is not of a field's form: another scheme, no GUID, no token.
  func malformed(_ name: String) -> String {
    switch self {
    case .basic: "Bearer Y29uZm9ybWFuY2U6a2l0"
    case .token(let signer) where signer.scheme != nil: "Basic Y29uZm9ybWFuY2U6a2l0"
    case .oauth1: "Basic Y29uZm9ybWFuY2U6a2l0"
    case .aspenJWT where name == AspenSigner.appHeader: "not-a-guid"
    case .none, .token, .aspenJWT: "not-a-token"
    }
  }

  /// The header fields of a request, changed as the edits say.
  ///
  /// - Parameter taken: values of the target, which no changed credential may equal.
  func fields(
    for matter: SigningMatter, _ edits: [AuthenticationEdit], earlier: [EarlierStep], taken: TakenValues,
    _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> [SignedField] {
    switch self {
    case .none: return []
    case .oauth1(let signer):
      let value = try signer.authorization(matter, edits, earlier: earlier, &entropy)
      return [SignedField(name: "Authorization", value: value)]
    case .aspenJWT(let signer):
      let app = try signer.application(edits, &entropy)
      let payload = try signer.payload(matter, edits, earlier: earlier, &entropy)
      return [
        SignedField(name: AspenSigner.appHeader, value: app),
        SignedField(name: AspenSigner.payloadHeader, value: payload),
      ]
    case .token(let signer):
      return [SignedField(name: signer.header, value: try signer.value(edits, taken: taken, &entropy))]
    case .basic(let signer):
      let value = try signer.authorization(edits, taken: taken, &entropy)
      return [SignedField(name: "Authorization", value: value)]
    }
  }
}
