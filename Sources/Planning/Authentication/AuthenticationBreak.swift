import CaseModel
import ContractModel

/// One way of breaking, or differing in, a scheme.
struct AuthenticationBreak {
  var part: String
  var name: String
  var words: String
  var edits: [AuthenticationEdit]
  var brings: Expectation
  /// The scheme's word for the value that the case needs; nil where the control's values do.
  var word: String?

  init(_ part: String, _ name: String, _ words: String, _ edit: AuthenticationEdit, _ brings: Expectation = .refused) {
    self.part = part
    self.name = name
    self.words = words
    self.edits = [edit]
    self.brings = brings
    if case .otherCredential(let word) = edit { self.word = word }
  }

  /// The breaks of a scheme.
  static func all(of authentication: Authentication) -> [AuthenticationBreak] {
    switch authentication.scheme {
    case .none: []
    case .oauth1: oauth1
    case .aspenJWT: aspenJWT
    case .bearer: bearer
    case .basic: basic
    case .apiKey: apiKey(in: authentication.header ?? "")
    }
  }
}
