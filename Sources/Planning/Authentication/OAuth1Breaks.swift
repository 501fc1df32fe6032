import CaseModel
import JSONCore

extension AuthenticationBreak {
  /// OAuth 1.0a with RSA-SHA256 and a body hash (RFC 5849). The nonce's form is free and the version may be absent.
  static let oauth1: [AuthenticationBreak] = [
    AuthenticationBreak("header", "absent", "no Authorization", .absent("Authorization")),
    AuthenticationBreak("header", "empty", "an empty Authorization", .empty("Authorization")),
    AuthenticationBreak("header", "malformed", "an Authorization of another scheme", .malformed("Authorization")),
    AuthenticationBreak("header", "twice", "Authorization sent twice", .duplicated("Authorization"), .open),
    AuthenticationBreak("consumer-key", "unknown", "an unknown consumer key", .unknownCaller),
    AuthenticationBreak("consumer-key", "absent", "no consumer key", .claimAbsent("oauth_consumer_key")),
    AuthenticationBreak("consumer-key", "empty", "an empty consumer key", .claimEmpty("oauth_consumer_key")),
    AuthenticationBreak("signature", "altered", "an altered signature", .alteredSignature),
    AuthenticationBreak("signature", "absent", "no signature", .claimAbsent("oauth_signature")),
    AuthenticationBreak("signature", "empty", "an empty signature", .claimEmpty("oauth_signature")),
    AuthenticationBreak(
      "signature", "malformed", "a signature that is no base64", .claim("oauth_signature", .string("*not*base64*"))),
    AuthenticationBreak("signature", "other-key", "a signature of another key", .otherKey),
    AuthenticationBreak("signature", "altered-parameter", "a nonce altered after signing", .alteredPayload),
    AuthenticationBreak(
      "signature", "plaintext", "the signature method PLAINTEXT", .claim("oauth_signature_method", .string("PLAINTEXT"))
    ),
    AuthenticationBreak(
      "signature", "no-method", "no signature method", .claimAbsent("oauth_signature_method")),
    AuthenticationBreak(
      "signature", "empty-method", "an empty signature method", .claimEmpty("oauth_signature_method")),
    // Who verifies with whatever method a request names can be given a secret that everybody knows.
    AuthenticationBreak(
      "signature", "hmac-sha256-public-key", "an HMAC-SHA256 under the public key",
      .signatureMethod("HMAC-SHA256", under: .publicKey)),
    AuthenticationBreak(
      "signature", "hmac-sha1-public-key", "an HMAC-SHA1 under the public key",
      .signatureMethod("HMAC-SHA1", under: .publicKey)),
    AuthenticationBreak(
      "signature", "plaintext-public-key", "the public key as a PLAINTEXT secret",
      .signatureMethod("PLAINTEXT", under: .publicKey)),
    AuthenticationBreak(
      "signature", "hmac-sha256-no-secret", "an HMAC-SHA256 under an empty secret",
      .signatureMethod("HMAC-SHA256", under: .empty)),
    AuthenticationBreak(
      "signature", "hmac-sha1-no-secret", "an HMAC-SHA1 under an empty secret",
      .signatureMethod("HMAC-SHA1", under: .empty)),
    AuthenticationBreak(
      "signature", "plaintext-no-secret", "an empty PLAINTEXT secret", .signatureMethod("PLAINTEXT", under: .empty)),
    AuthenticationBreak("body-hash", "altered-body", "a body altered after signing", .alteredBody),
    AuthenticationBreak("body-hash", "absent", "no body hash", .claimAbsent("oauth_body_hash")),
    AuthenticationBreak("body-hash", "empty", "an empty body hash", .claimEmpty("oauth_body_hash")),
    AuthenticationBreak(
      "body-hash", "malformed", "a body hash that is none", .claim("oauth_body_hash", .string("not-a-hash"))),
    AuthenticationBreak(
      "body-hash", "of-nothing", "the body hash of no body",
      .claim("oauth_body_hash", .string("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="))),
    AuthenticationBreak("timestamp", "day-old", "a timestamp two days old", .shifted(seconds: -172_800)),
    AuthenticationBreak("timestamp", "day-ahead", "a timestamp two days ahead", .shifted(seconds: 172_800)),
    AuthenticationBreak("timestamp", "absent", "no timestamp", .claimAbsent("oauth_timestamp")),
    AuthenticationBreak("timestamp", "empty", "an empty timestamp", .claimEmpty("oauth_timestamp")),
    AuthenticationBreak("timestamp", "zero", "a timestamp of zero", .claim("oauth_timestamp", .string("0"))),
    AuthenticationBreak("timestamp", "negative", "a negative timestamp", .claim("oauth_timestamp", .string("-1"))),
    AuthenticationBreak("timestamp", "letters", "a timestamp of letters", .claim("oauth_timestamp", .string("now"))),
    AuthenticationBreak("nonce", "absent", "no nonce", .claimAbsent("oauth_nonce")),
    // RFC 5849 leaves the nonce's form free.
    AuthenticationBreak("nonce", "empty", "an empty nonce", .claimEmpty("oauth_nonce"), .open),
    AuthenticationBreak("header", "other-version", "oauth_version 2.0", .claim("oauth_version", .string("2.0"))),
    AuthenticationBreak("header", "no-version", "no oauth_version", .claimAbsent("oauth_version"), .accepted),
  ]
}
