import CaseModel
import JSONCore

/// Makes the Authorization of a bearer token (RFC 6750 §2.1).
struct BearerSigner: Sendable {
  /// Empty where a login has yet to bring it.
  var token: String
  /// What the further words of the scheme stand for: tokens that must not serve.
  var otherTokens: [String: String] = [:]

  /// The field's value, changed as the edits say.
  ///
  /// - Parameter taken: values of the target, which no changed token may equal.
  func authorization(
    _ edits: [AuthenticationEdit], taken: Set<String>, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    if self.token.isEmpty { throw .missingBinding("the token of a login") }
    var scheme = "Bearer "
    var token = token
    for edit in edits {
      switch edit {
      case .credential(let change): token = try TextChange(taken: taken).apply(change, to: token, &entropy)
      case .unknownCaller: token = entropy.unlike(token, isHex: false, taken: taken) ?? entropy.identifier(32)
      case .otherCredential(let word):
        guard let other = otherTokens[word] else { throw .notApplicable("\(word) is not given") }
        token = other
      case .claimEmpty("token"): (scheme, token) = ("Bearer", "")
      case .claimAbsent("scheme"): scheme = ""
      case .claim("scheme", let name): scheme = "\(name.string ?? "") "
      case .absent, .empty, .malformed, .duplicated: continue
      default: throw .notApplicable("a bearer token has nothing of the kind")
      }
    }
    return scheme + token
  }
}
