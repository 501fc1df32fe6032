import CaseModel
import JSONCore

extension AuthenticationBreak {
  /// A key in a header field.
  static func apiKey(in header: String) -> [AuthenticationBreak] {
    [
      AuthenticationBreak("header", "absent", "no \(header)", .absent(header)),
      AuthenticationBreak("header", "empty", "an empty \(header)", .empty(header)),
      AuthenticationBreak("header", "twice", "\(header) sent twice", .duplicated(header), .open),
      AuthenticationBreak("key", "malformed", "a key of no known form", .malformed(header)),
      AuthenticationBreak("key", "altered-start", "a key altered at its start", .credential(.alterFirst)),
      AuthenticationBreak("key", "altered-end", "a key altered at its end", .credential(.alterLast)),
      AuthenticationBreak("key", "truncated", "a key cut short", .credential(.dropLast(1))),
      AuthenticationBreak("key", "extended", "a key extended", .credential(.append("A"))),
      AuthenticationBreak("key", "other-case", "a key in the other case", .credential(.swapCase)),
      AuthenticationBreak("key", "expired", "an expired key", .otherCredential("expiredKey")),
      AuthenticationBreak("key", "other-caller", "another caller's key", .otherCredential("otherKey")),
      AuthenticationBreak("key", "unknown", "a key nobody was given", .unknownCaller),
    ]
  }
}
