import ContractModel
import JSONCore

/// What a server does differently without breaking a promise.
enum VariantEffect: Sendable, Hashable {
  case style(JSONStyle)
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
  case ignoresUnknownMembers
  case refusesDuplicates
  case firstOfDuplicates
  case longestText
  case shortestText
  case ignoresContentTypeParameters
  case optionalWhiteSpaceInFields
  case splitWrites
  case acceptsOpenReadings
  case refusesOpenReadings
}
