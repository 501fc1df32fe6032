import CaseModel
import PayloadCrypto

/// How the requests of a target are authenticated beyond the contract's own credential fields.
enum Signer: Sendable {
  case none
  case oauth1(OAuth1Signer)
  case aspenJWT(AspenSigner)
  case bearer(BearerSigner)

  /// The header fields whose whole value is made for one request and shown in no report.
  var secretFields: Set<String> {
    switch self {
    case .none, .bearer: []
    case .oauth1: ["Authorization"]
    case .aspenJWT: [AspenSigner.payloadHeader]
    }
  }

  /// The header fields of a request, changed as the edits say.
  ///
  /// - Parameter taken: values of the target, which no changed credential may equal.
  func fields(
    for matter: SigningMatter, _ edits: [AuthenticationEdit], earlier: [EarlierStep], taken: Set<String>,
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
    case .bearer(let signer):
      let value = try signer.authorization(edits, taken: taken, &entropy)
      return [SignedField(name: "Authorization", value: value)]
    }
  }
}
