import CaseModel
import JSONCore
import PayloadCrypto

/// Sends a credential as it stands: a bearer token in Authorization (RFC 6750 §2.1), or a key in a field of its own.
struct TokenSigner: Sendable {
  /// The header field.
  var header = "Authorization"
  /// What stands before the credential; nil for nothing.
  var scheme: String? = "Bearer"
  /// Empty where a login has yet to bring it.
  var token: SecretValue
  /// What the further words of the scheme stand for: credentials that must not serve.
  var otherTokens: [String: SecretValue] = [:]

  /// The field's value, changed as the edits say.
  ///
  /// - Parameter taken: values of the target, which no changed token may equal.
  func value(
    _ edits: [AuthenticationEdit], taken: TakenValues, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    if self.token.isEmpty { throw .missingBinding("the token of a login") }
    var before = scheme.map { "\($0) " } ?? ""
    var token = token.text
    for edit in edits {
      switch edit {
      case .credential(let change):
        // GUIDs are equal in any case (RFC 9562 §4).
        if change == .swapCase, token.isGUID { throw .notApplicable("a GUID is the same in the other case") }
        token = try TextChange(taken: taken).apply(change, to: token, &entropy)
      case .unknownCaller: token = entropy.unlike(token, isHex: false, taken: taken) ?? entropy.identifier(32)
      case .otherCredential(let word):
        guard let other = otherTokens[word] else { throw .notApplicable("\(word) is not given") }
        token = other.text
      case .claimEmpty("token") where scheme != nil: (before, token) = (scheme ?? "", "")
      case .claimAbsent("scheme") where scheme != nil: before = ""
      case .claim("scheme", let name) where scheme != nil: before = "\(name.string ?? "") "
      case .absent, .empty, .malformed, .duplicated, .inQuery, .followed: continue
      default: throw .notApplicable("the scheme has nothing of the kind")
      }
    }
    return before + token
  }
}
