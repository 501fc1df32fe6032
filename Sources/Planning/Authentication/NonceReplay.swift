import CaseModel
import ContractModel

/// A nonce used a second time.
struct NonceReplay {
  var name: String
  var words: String
  /// How many requests are sent before the one that uses the nonce of the first.
  var others = 1
  var isElsewhere = false
  var edits: [AuthenticationEdit]

  /// The replays of a scheme; none where it has no nonce. Whoever remembers nonces a connection, or the last one only,
  /// or letter by letter, lets some of them in.
  static func all(of scheme: Authentication.Scheme) -> [NonceReplay] {
    let nonce: String
    switch scheme {
    case .none, .bearer, .basic, .apiKey: return []
    case .oauth1: nonce = "oauth_nonce"
    case .aspenJWT: nonce = "Nonce"
    }
    let again = AuthenticationEdit.replayed(step: 0, nonce)
    var result = [
      NonceReplay(name: "replayed", words: "a nonce used before", edits: [again]),
      NonceReplay(
        name: "replayed-later", words: "a nonce used before other requests, on another connection", others: 3,
        isElsewhere: true, edits: [again]),
    ]
    // GUIDs are equal in any case (RFC 9562 §4).
    if scheme == .aspenJWT {
      // OAuth's nonces belong to their timestamp (RFC 5849 §3.3), Aspen's serve once whatever the Epoch.
      result.append(
        NonceReplay(
          name: "replayed-at-another-time", words: "a nonce used before, with another Epoch",
          edits: [again, .shifted(seconds: -90)]))
      result.append(
        NonceReplay(
          name: "replayed-in-other-case", words: "a nonce used before, in the other letter case",
          edits: [again, .claimText(nonce, .swapCase)]))
    }
    return result
  }

  /// The requests: controls, then the one that is refused.
  func steps(of operation: String, bringing refusal: Expectation) -> [Step] {
    let control = Step(recipe: Recipe(operation: operation), expectation: .accepted)
    var replay = Recipe(operation: operation, edits: edits.map { .authentication($0) })
    replay.isOnFreshConnection = isElsewhere
    return Array(repeating: control, count: others) + [Step(recipe: replay, expectation: refusal)]
  }
}
