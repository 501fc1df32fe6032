import CaseModel
import ContractModel
import JSONCore

/// What each authentication scheme promises to refuse, and what it leaves free, when the target uses it.
struct AuthenticationGenerator: CaseGenerator {
  let name = "authentication"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard
      let authentication = context.contract.authentication.first(where: { $0.name == context.options.authentication })
    else { return [] }
    let breaks: [AuthenticationBreak] =
      switch authentication.scheme {
      case .none: []
      case .oauth1: AuthenticationBreak.oauth1
      case .aspenJWT: AuthenticationBreak.aspenJWT
      case .bearer: AuthenticationBreak.bearer
      }
    let prefix = "authentication.\(authentication.name)"
    var result = breaks.compactMap { item in
      context.oneStep(
        ["\(prefix).\(item.part)"], item.name, group: prefix, changed: item.words,
        edits: item.edits.map { .authentication($0) },
        expecting: item.brings == .refused ? Expectation([authentication.refusal]) : item.brings)
    }
    let nonce = authentication.scheme == .oauth1 ? "oauth_nonce" : "Nonce"
    if !breaks.isEmpty {
      let control = Step(recipe: Recipe(operation: context.operation.id), expectation: .accepted)
      let replay = Step(
        recipe: Recipe(operation: context.operation.id, edits: [.authentication(.replayed(step: 0, nonce))]),
        expectation: Expectation([authentication.refusal]))
      let replayed = context.steps(
        ["\(prefix).nonce"], "replayed", group: prefix, changed: "a nonce used before", steps: [control, replay],
        kind: .negative)
      // Whoever remembers nonces a connection, or the last one only, lets these in.
      var elsewhere = replay
      elsewhere.recipe.isOnFreshConnection = true
      let later = context.steps(
        ["\(prefix).nonce"], "replayed-later", group: prefix,
        changed: "a nonce used before other requests, on another connection",
        steps: [control, control, control, elsewhere], kind: .negative)
      result += [replayed, later].compactMap { $0 }
    }
    return result
  }
}

/// One way of breaking, or differing in, a scheme.
struct AuthenticationBreak {
  var part: String
  var name: String
  var words: String
  var edits: [AuthenticationEdit]
  var brings: Expectation

  init(_ part: String, _ name: String, _ words: String, _ edit: AuthenticationEdit, _ brings: Expectation = .refused) {
    self.part = part
    self.name = name
    self.words = words
    self.edits = [edit]
    self.brings = brings
  }

  /// OAuth 1.0a with RSA-SHA256 and a body hash (RFC 5849). The nonce's form is free and the version may be absent.
  static let oauth1: [AuthenticationBreak] = [
    AuthenticationBreak("header", "absent", "no Authorization", .absent("Authorization")),
    AuthenticationBreak("header", "empty", "an empty Authorization", .empty("Authorization")),
    AuthenticationBreak("header", "malformed", "an Authorization of another scheme", .malformed("Authorization")),
    AuthenticationBreak("header", "twice", "Authorization sent twice", .duplicated("Authorization"), .open),
    AuthenticationBreak("consumer-key", "unknown", "an unknown consumer key", .unknownCaller),
    AuthenticationBreak("consumer-key", "absent", "no consumer key", .claimAbsent("oauth_consumer_key")),
    AuthenticationBreak("signature", "altered", "an altered signature", .alteredSignature),
    AuthenticationBreak("signature", "absent", "no signature", .claimAbsent("oauth_signature")),
    AuthenticationBreak("signature", "empty", "an empty signature", .claimEmpty("oauth_signature")),
    AuthenticationBreak("signature", "other-key", "a signature of another key", .otherKey),
    AuthenticationBreak("signature", "altered-parameter", "a nonce altered after signing", .alteredPayload),
    AuthenticationBreak(
      "signature", "plaintext", "the signature method PLAINTEXT", .claim("oauth_signature_method", .string("PLAINTEXT"))
    ),
    AuthenticationBreak("body-hash", "altered-body", "a body altered after signing", .alteredBody),
    AuthenticationBreak("body-hash", "absent", "no body hash", .claimAbsent("oauth_body_hash")),
    AuthenticationBreak("timestamp", "day-old", "a timestamp two days old", .shifted(seconds: -172_800)),
    AuthenticationBreak("timestamp", "day-ahead", "a timestamp two days ahead", .shifted(seconds: 172_800)),
    AuthenticationBreak("timestamp", "absent", "no timestamp", .claimAbsent("oauth_timestamp")),
    AuthenticationBreak("timestamp", "letters", "a timestamp of letters", .claim("oauth_timestamp", .string("now"))),
    AuthenticationBreak("nonce", "absent", "no nonce", .claimAbsent("oauth_nonce")),
    AuthenticationBreak("header", "no-version", "no oauth_version", .claimAbsent("oauth_version"), .accepted),
  ]

  /// Aspen's application key and HS256 token with Nonce, Epoch and Token.
  static let aspenJWT: [AuthenticationBreak] = [
    AuthenticationBreak("app-header", "absent", "no X-PRO-Auth-App", .absent("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "empty", "an empty X-PRO-Auth-App", .empty("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "malformed", "an X-PRO-Auth-App that is no GUID", .malformed("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "unknown", "an unknown application key", .unknownCaller),
    AuthenticationBreak("app-header", "twice", "X-PRO-Auth-App sent twice", .duplicated("X-PRO-Auth-App"), .open),
    AuthenticationBreak("payload-header", "absent", "no X-PRO-Auth-Payload", .absent("X-PRO-Auth-Payload")),
    AuthenticationBreak("payload-header", "empty", "an empty X-PRO-Auth-Payload", .empty("X-PRO-Auth-Payload")),
    AuthenticationBreak(
      "payload-header", "malformed", "an X-PRO-Auth-Payload that is no JWT", .malformed("X-PRO-Auth-Payload")),
    AuthenticationBreak(
      "payload-header", "twice", "X-PRO-Auth-Payload sent twice", .duplicated("X-PRO-Auth-Payload"), .open),
    AuthenticationBreak("signature", "altered", "an altered signature", .alteredSignature),
    AuthenticationBreak("signature", "altered-end", "a signature altered at its end", .alteredSignatureEnd),
    AuthenticationBreak("signature", "cut", "a signature cut to its half", .cutSignature(keeping: 16)),
    AuthenticationBreak("signature", "empty", "an empty signature", .cutSignature(keeping: 0)),
    AuthenticationBreak("signature", "other-key", "a signature under another secret", .otherKey),
    AuthenticationBreak("signature", "altered-payload", "claims altered after signing", .alteredPayload),
    AuthenticationBreak("algorithm", "none", "the algorithm none", .algorithmNone),
    AuthenticationBreak("nonce", "absent", "no Nonce", .claimAbsent("Nonce")),
    AuthenticationBreak("nonce", "empty", "an empty Nonce", .claimEmpty("Nonce")),
    AuthenticationBreak("nonce", "malformed", "a Nonce that is no GUID", .claim("Nonce", .string("not-a-guid"))),
    AuthenticationBreak("epoch", "absent", "no Epoch", .claimAbsent("Epoch")),
    AuthenticationBreak("epoch", "empty", "an empty Epoch", .claimEmpty("Epoch")),
    AuthenticationBreak("epoch", "letters", "an Epoch of letters", .claim("Epoch", .string("now"))),
    AuthenticationBreak("epoch", "negative", "a negative Epoch", .claim("Epoch", .number(-1))),
    AuthenticationBreak("epoch", "zero", "an Epoch of zero", .claim("Epoch", .number(0))),
    AuthenticationBreak("epoch", "fraction", "an Epoch with a fraction", .fractionalTime, .accepted),
    AuthenticationBreak("epoch", "old", "an Epoch 13 hours old", .shifted(seconds: -46_800)),
    // Whoever looks at the hours of a time span alone finds one of them.
    AuthenticationBreak("epoch", "day-old", "an Epoch 25 hours old", .shifted(seconds: -90_000)),
    AuthenticationBreak("epoch", "ahead", "an Epoch 13 hours ahead", .shifted(seconds: 46_800)),
    AuthenticationBreak("token", "absent", "no Token", .claimAbsent("Token")),
    AuthenticationBreak("token", "empty", "an empty Token", .claimEmpty("Token")),
    AuthenticationBreak("token", "altered-start", "a Token altered at its start", .credential(.alterFirst)),
    AuthenticationBreak("token", "altered-end", "a Token altered at its end", .credential(.alterLast)),
    AuthenticationBreak("token", "truncated", "a Token cut short", .credential(.dropLast(1))),
    AuthenticationBreak("token", "extended", "a Token extended", .credential(.append("A"))),
    AuthenticationBreak("token", "other-case", "a Token in the other case", .credential(.swapCase)),
    AuthenticationBreak(
      "token", "unknown", "a Token nobody was given", .claim("Token", .string("conformance-unknown-token"))),
  ]

  /// A bearer token (RFC 6750 §2.1). The name of the scheme counts in any case (RFC 9110 §11.1), but few documents say
  /// so.
  static let bearer: [AuthenticationBreak] = [
    AuthenticationBreak("header", "absent", "no Authorization", .absent("Authorization")),
    AuthenticationBreak("header", "empty", "an empty Authorization", .empty("Authorization")),
    AuthenticationBreak("header", "malformed", "an Authorization of another scheme", .malformed("Authorization")),
    AuthenticationBreak("header", "no-token", "an Authorization of Bearer alone", .claimEmpty("token")),
    AuthenticationBreak("header", "no-scheme", "a token without its scheme", .claimAbsent("scheme")),
    AuthenticationBreak("header", "twice", "Authorization sent twice", .duplicated("Authorization"), .open),
    AuthenticationBreak("header", "lower-case", "bearer in lower case", .claim("scheme", .string("bearer")), .open),
    AuthenticationBreak("token", "altered-start", "a token altered at its start", .credential(.alterFirst)),
    AuthenticationBreak("token", "altered-end", "a token altered at its end", .credential(.alterLast)),
    AuthenticationBreak("token", "truncated", "a token cut short", .credential(.dropLast(1))),
    AuthenticationBreak("token", "extended", "a token extended", .credential(.append("A"))),
    AuthenticationBreak("token", "other-case", "a token in the other case", .credential(.swapCase)),
    AuthenticationBreak("token", "unknown", "a token nobody was given", .unknownCaller),
  ]
}
