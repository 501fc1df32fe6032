import CaseModel
import JSONCore

extension AuthenticationBreak {
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
    AuthenticationBreak("token", "expired", "an expired token", .otherCredential("expiredToken")),
    AuthenticationBreak("token", "other-caller", "another caller's token", .otherCredential("otherToken")),
    AuthenticationBreak("token", "unknown", "a token nobody was given", .unknownCaller),
  ]
}
