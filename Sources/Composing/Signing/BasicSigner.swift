import CaseModel
import JSONCore
import PayloadCrypto

/// Makes the Authorization of a user's name and password (RFC 7617 §2), in UTF-8.
struct BasicSigner: Sendable {
  var user: String
  var password: SecretValue
  /// A user who must not be served, and that user's password.
  var other: (user: SecretValue, password: SecretValue)?

  /// The field's value, changed as the edits say.
  ///
  /// - Parameter taken: values of the target, which no changed one may equal.
  func authorization(
    _ edits: [AuthenticationEdit], taken: TakenValues, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    var scheme = "Basic "
    var (user, password) = (user, password.text)
    var isEncoded = true
    var hasPassword = true
    for edit in edits {
      switch edit {
      case .credential(let change): password = try TextChange(taken: taken).apply(change, to: password, &entropy)
      case .unknownCaller: user = entropy.unlike(user, isHex: false, taken: taken) ?? entropy.identifier(16)
      case .otherCredential:
        guard let other else { throw .notApplicable("no other user is given") }
        (user, password) = (other.user.text, other.password.text)
      case .claimEmpty("user"): user = ""
      case .claimEmpty("password"): password = ""
      case .claimEmpty("credentials"): return "Basic"
      case .claimAbsent("encoding"): isEncoded = false
      case .claimAbsent("password"): hasPassword = false
      case .claim("scheme", let name): scheme = "\(name.string ?? "") "
      case .absent, .empty, .malformed, .duplicated, .inQuery, .followed: continue
      default: throw .notApplicable("basic credentials have nothing of the kind")
      }
    }
    let text = hasPassword ? "\(user):\(password)" : user
    return scheme + (isEncoded ? Base64.encode(Array(text.utf8)) : text)
  }
}
