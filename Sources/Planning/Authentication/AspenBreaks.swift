import CaseModel
import JSONCore

extension AuthenticationBreak {
  /// Aspen's application key and HS256 token with Nonce, Epoch and Token.
  static let aspenJWT: [AuthenticationBreak] = [
    AuthenticationBreak("app-header", "absent", "no X-PRO-Auth-App", .absent("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "empty", "an empty X-PRO-Auth-App", .empty("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "malformed", "an X-PRO-Auth-App that is no GUID", .malformed("X-PRO-Auth-App")),
    AuthenticationBreak("app-header", "unknown", "an unknown application key", .unknownCaller),
    AuthenticationBreak("app-header", "twice", "X-PRO-Auth-App sent twice", .duplicated("X-PRO-Auth-App"), .open),
    AuthenticationBreak(
      "app-header", "other-case", "X-PRO-Auth-App in the other letter case", .caller(.swapCase), .accepted),
    AuthenticationBreak("payload-header", "absent", "no X-PRO-Auth-Payload", .absent("X-PRO-Auth-Payload")),
    AuthenticationBreak("payload-header", "empty", "an empty X-PRO-Auth-Payload", .empty("X-PRO-Auth-Payload")),
    AuthenticationBreak(
      "payload-header", "malformed", "an X-PRO-Auth-Payload that is no JWT", .malformed("X-PRO-Auth-Payload")),
    AuthenticationBreak(
      "payload-header", "four-parts", "an X-PRO-Auth-Payload with a part too many",
      .followed("X-PRO-Auth-Payload", by: ".e30")),
    AuthenticationBreak(
      "payload-header", "twice", "X-PRO-Auth-Payload sent twice", .duplicated("X-PRO-Auth-Payload"), .open),
    AuthenticationBreak("signature", "altered", "an altered signature", .alteredSignature),
    AuthenticationBreak("signature", "altered-end", "a signature altered at its end", .alteredSignatureEnd),
    AuthenticationBreak("signature", "cut", "a signature cut to its half", .cutSignature(keeping: 16)),
    AuthenticationBreak("signature", "empty", "an empty signature", .cutSignature(keeping: 0)),
    AuthenticationBreak("signature", "other-case", "a signature in the other letter case", .signatureInOtherCase),
    AuthenticationBreak("signature", "other-key", "a signature under another secret", .otherKey),
    AuthenticationBreak("signature", "altered-payload", "claims altered after signing", .alteredPayload),
    AuthenticationBreak(
      "signature", "own-key", "a signature under a key that the header brings", .offeredKey(.embedded)),
    AuthenticationBreak("signature", "linked-key", "a header that links a key of its own", .offeredKey(.linked)),
    AuthenticationBreak("signature", "named-key", "a header that names an empty file as key", .offeredKey(.named)),
    AuthenticationBreak("algorithm", "none", "the algorithm none", .algorithm("none")),
    AuthenticationBreak("algorithm", "none-capitalized", "the algorithm None", .algorithm("None")),
    AuthenticationBreak("algorithm", "none-mixed-case", "the algorithm nOnE", .algorithm("nOnE")),
    // Whoever holds the secret signed these: that they are refused is no document's promise.
    AuthenticationBreak("algorithm", "hs384", "HS384 under the right secret", .algorithm("HS384"), .open),
    AuthenticationBreak("algorithm", "hs512", "HS512 under the right secret", .algorithm("HS512"), .open),
    AuthenticationBreak("nonce", "absent", "no Nonce", .claimAbsent("Nonce")),
    AuthenticationBreak("nonce", "empty", "an empty Nonce", .claimEmpty("Nonce")),
    AuthenticationBreak("nonce", "malformed", "a Nonce that is no GUID", .claim("Nonce", .string("not-a-guid"))),
    AuthenticationBreak(
      "nonce", "other-case", "a Nonce in upper case", .claimText("Nonce", .uppercase), .accepted),
    AuthenticationBreak("epoch", "absent", "no Epoch", .claimAbsent("Epoch")),
    AuthenticationBreak("epoch", "empty", "an empty Epoch", .claimEmpty("Epoch")),
    AuthenticationBreak("epoch", "letters", "an Epoch of letters", .claim("Epoch", .string("now"))),
    AuthenticationBreak("epoch", "negative", "a negative Epoch", .claim("Epoch", .number(-1))),
    AuthenticationBreak("epoch", "zero", "an Epoch of zero", .claim("Epoch", .number(0))),
    AuthenticationBreak("epoch", "fraction", "an Epoch with a fraction", .fractionalTime, .accepted),
    AuthenticationBreak("epoch", "hours-old", "an Epoch 11 hours old", .shifted(seconds: -39_600), .accepted),
    AuthenticationBreak("epoch", "hours-ahead", "an Epoch 11 hours ahead", .shifted(seconds: 39_600), .accepted),
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
    AuthenticationBreak("token", "expired", "an expired Token", .otherCredential("expiredToken")),
    AuthenticationBreak("token", "other-caller", "the Token of another user", .otherCredential("otherToken")),
    AuthenticationBreak(
      "token", "unknown", "a Token nobody was given", .claim("Token", .string("conformance-unknown-token"))),
  ]
}
