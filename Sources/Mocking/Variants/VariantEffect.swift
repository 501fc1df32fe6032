import ContractModel
import JSONCore

/// What a server does differently without breaking a promise.
enum VariantEffect: Sendable, Hashable {
  case style(JSONStyle)
  /// Speaks TLS, with certificates of clients asked for.
  case secures(TLSManner)
  case reversedMembers
  case unknownMembers
  /// The spelling after the first of every member that has several.
  case otherSpellings
  case openSpellings
  case optionalMembersAbsent
  case nonASCIIText
  case lowerCaseHex
  case upperCaseHex
  case headerNames(upper: Bool)
  case chunked
  case closes
  case untilClose
  case interim(Int)
  case charset
  case mediaTypeCase
  /// The form of this position of each refusal that has several.
  case refusalForm(Int)
  /// This status where a refusal leaves a choice.
  case refusalStatus(Int)
  case emptyErrorBodies
  case freeErrorBodies
  case reason(String)
  case noReason
  case extraHeaders
  case latency(Int)
  case clockSkew(Int)
  case timeZone(Int)
  case trailingSpace
  case noDate
  case refusesDuplicates
  case firstOfDuplicates
  case longestText
  case shortestText
  case optionalWhiteSpaceInFields
  case splitWrites
  case refusesOpenReadings
  /// The last of several values that an outcome or a type allows.
  case otherValues
  case refusesUnknownMembers
  case refusesUnknownQuery
  /// PINs of one digit, and runs of digits, are refused.
  case refusesWeakPINs
  case servesTrailingSlash
  case servesOtherPathCase
  case readsMembersInAnyCase
  case readsByteOrderMark
  case takesWholeNumbers
  case takesAnyContentType
  /// 411 for a chunked body, 417 for an expectation.
  case wantsLength
  case refusesExpectation
  /// The form of this position of each success that has several.
  case acceptedForm(Int)
  /// The address of a new resource with scheme and host, or seen from the request's path.
  case absoluteLocation
  case relativeLocation
  /// Credentials of a login serve for this many requests.
  case tokensLast(Int)
  /// Answers are JWEs whose header is written otherwise.
  case otherJWEHeader
  /// 404 or 501 instead of 405 where no document names the status.
  case otherMethodStatus(Int)
}
