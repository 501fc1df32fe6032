import ContractModel

/// Something allowed that a request may show, and a faulty server refuses.
enum Feature: Sendable, Hashable {
  /// The text of a field has this many characters.
  case length(field: String, Int)
  case leadingZero(field: String)
  /// A number has a fraction.
  case fraction(field: String)
  /// A time in seconds is more than an hour away from now.
  case hoursAway(field: String)
  /// A body field is written as this JSON kind.
  case spelling(field: String, Spelling)
  case absent(field: String)
  case present(field: String)
  /// None of these fields is there.
  case allAbsent(fields: [String])
  case value(field: String, String)
  /// The text of a field holds characters beyond ASCII.
  case nonASCII(field: String)
  /// A GUID or hexadecimal text has letters of this case.
  case letters(field: String, upper: Bool)
  /// The body spells characters as `\u` escapes.
  case escapes
  /// The members of the body stand in reverse order.
  case reversedMembers
  /// White space stands between the tokens of the body.
  case whiteSpace
  case chunked
  case charset
  case mediaTypeCase
  case lowerCaseHeaderNames
  case upperCaseHeaderNames
  /// Members or parameters that no document names.
  case unknownMember
  case unknownHeader
  case unknownQuery
  case expectContinue
  /// The client asks for the connection to end.
  case closing
  /// A request on a connection that already carried one; the first one of a connection.
  case repeated, first
  /// Any request; any that names what an earlier success named.
  case anything, controlAgain
  /// Several requests are under way.
  case atOnce
}
