import CaseModel
import JSONCore

extension AuthenticationBreak {
  /// A user's name and password (RFC 7617). The name of the scheme counts in any case (RFC 9110 §11.1), but few documents
  /// say so; whether user names do is open.
  static let basic: [AuthenticationBreak] = [
    AuthenticationBreak("header", "absent", "no Authorization", .absent("Authorization")),
    AuthenticationBreak("header", "empty", "an empty Authorization", .empty("Authorization")),
    AuthenticationBreak("header", "malformed", "an Authorization of another scheme", .malformed("Authorization")),
    AuthenticationBreak("header", "no-credentials", "an Authorization of Basic alone", .claimEmpty("credentials")),
    AuthenticationBreak("header", "not-encoded", "credentials that are not encoded", .claimAbsent("encoding")),
    AuthenticationBreak("header", "no-colon", "a user name without a colon", .claimAbsent("password")),
    AuthenticationBreak("header", "twice", "Authorization sent twice", .duplicated("Authorization"), .open),
    AuthenticationBreak("header", "lower-case", "basic in lower case", .claim("scheme", .string("basic")), .open),
    AuthenticationBreak("credentials", "unknown-user", "a user nobody knows", .unknownCaller),
    AuthenticationBreak("credentials", "no-user", "an empty user name", .claimEmpty("user")),
    AuthenticationBreak("credentials", "no-password", "an empty password", .claimEmpty("password")),
    AuthenticationBreak("credentials", "altered-start", "a password altered at its start", .credential(.alterFirst)),
    AuthenticationBreak("credentials", "altered-end", "a password altered at its end", .credential(.alterLast)),
    AuthenticationBreak("credentials", "truncated", "a password cut short", .credential(.dropLast(1))),
    AuthenticationBreak("credentials", "extended", "a password extended", .credential(.append("A"))),
    AuthenticationBreak("credentials", "other-case", "a password in the other case", .credential(.swapCase)),
    AuthenticationBreak(
      "credentials", "other-caller", "a user who must not be served", .otherCredential("otherUser")),
  ]
}
