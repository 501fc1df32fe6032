public import ContractModel
import JSONCore
import Wire

/// The harmless differences that servers of a contract may show.
public enum VariantCatalogue {
  /// Every variant of the contract, in a fixed order.
  public static func variants(for contract: Contract) -> [Variant] {
    common.filter { isPossible($0.effect, contract) } + refusals(contract) + successes(contract) + overTLS
  }

  /// The variant of this name; nil when the contract has none.
  public static func variant(named name: String, in contract: Contract) -> Variant? {
    variants(for: contract).first { $0.name == name }
  }

  private static func make(_ name: String, _ summary: String, _ effect: VariantEffect) -> Variant {
    Variant(name: name, summary: summary, effect: effect)
  }

  private static let common: [Variant] = [
    make("pretty-printed", "JSON over many lines", .style(.pretty)),
    make("spaced", "white space around every JSON token", .style(.spaced)),
    make("escaped", "every character of JSON strings as an escape", .style(.escaped)),
    make("reversed-members", "members in reverse order", .reversedMembers),
    make("unknown-members", "members that no document names, at every level", .unknownMembers),
    make("other-spellings", "the other documented JSON spelling of each member that has two", .otherSpellings),
    make("optional-members-absent", "no member that may be left out", .optionalMembersAbsent),
    make("non-ascii-text", "texts for people beyond ASCII", .nonASCIIText),
    make("longest-text", "texts as long as they may be", .longestText),
    make("shortest-text", "texts as short as they may be", .shortestText),
    make("lower-case-hex", "hexadecimal letters in lower case", .lowerCaseHex),
    make("upper-case-hex", "hexadecimal letters in upper case", .upperCaseHex),
    make("trailing-space", "white space behind the JSON text", .trailingSpace),
    make("lower-case-headers", "header names in lower case", .headerNames(upper: false)),
    make("upper-case-headers", "header names in upper case", .headerNames(upper: true)),
    make("padded-headers", "white space around header values", .optionalWhiteSpaceInFields),
    make("extra-headers", "header fields that nobody asked for", .extraHeaders),
    make("charset", "a charset parameter on the media type", .charset),
    make("media-type-case", "the media type in other case", .mediaTypeCase),
    make("chunked", "bodies in chunks", .chunked),
    make("closing", "Connection: close on every answer", .closes),
    make("until-close", "bodies that end with the connection", .untilClose),
    make("early-hints", "a 103 before every answer", .interim(103)),
    make("continue", "a 100 before every answer, asked for or not", .interim(100)),
    make("no-reason", "empty reason phrases", .noReason),
    make("odd-reason", "reason phrases of the server's own", .reason("Fine by me (really)")),
    make("no-date", "answers without a Date", .noDate),
    make("latency", "20 milliseconds before every answer", .latency(20_000)),
    make("split-writes", "answers in several pieces", .splitWrites),
    make("clock-skew", "a clock two minutes behind", .clockSkew(-120)),
    make("local-time-east", "local time of UTC+05:30", .timeZone(19_800)),
    make("local-time-west", "local time of UTC-08:00", .timeZone(-28_800)),
    make("refuses-open-readings", "refusals where documents leave a choice", .refusesOpenReadings),
    make("other-values", "the last of the values that a document allows", .otherValues),
    make("refuses-unknown-members", "requests with members nobody knows refused", .refusesUnknownMembers),
    make("refuses-unknown-query", "requests with parameters nobody knows refused", .refusesUnknownQuery),
    make("refuses-weak-pins", "PINs of one digit or of a run refused", .refusesWeakPINs),
    make("serves-trailing-slash", "the path with a slash behind it served", .servesTrailingSlash),
    make("serves-other-path-case", "the path in any letter case served", .servesOtherPathCase),
    make("reads-members-in-any-case", "member names read in any letter case", .readsMembersInAnyCase),
    make("reads-byte-order-mark", "a byte order mark before the body passed over", .readsByteOrderMark),
    make("takes-whole-numbers", "1.0 read as the integer 1", .takesWholeNumbers),
    make("takes-any-content-type", "bodies read whatever their media type", .takesAnyContentType),
    make("wants-length", "411 for chunked bodies", .wantsLength),
    make("refuses-expectation", "417 for Expect: 100-continue", .refusesExpectation),
    make("404-for-other-methods", "404 where the method is wrong", .otherMethodStatus(404)),
    make("501-for-other-methods", "501 where the method is wrong", .otherMethodStatus(501)),
    make("refuses-duplicates", "repeated members refused", .refusesDuplicates),
    make("first-of-duplicates", "the first of repeated members counts", .firstOfDuplicates),
    make("refuses-with-422", "422 where a refusal's status is open", .refusalStatus(422)),
    make("refuses-with-403", "403 where a refusal's status is open", .refusalStatus(403)),
    make("empty-error-bodies", "no error body where none is due", .emptyErrorBodies),
    make("other-jwe-header", "JWEs with a type and a key's name in their header", .otherJWEHeader),
    make("absolute-location", "the address of a new resource with scheme and host", .absoluteLocation),
    make("relative-location", "the address of a new resource as seen from the request", .relativeLocation),
    make("short-lived-tokens", "tokens of a login that are over after sixty requests", .tokensLast(60)),
    make("free-error-bodies", "error bodies of the server's own where none is described", .freeErrorBodies),
  ]

  /// Servers behind TLS.
  private static let overTLS: [Variant] = [
    make("https", "https, with client certificates", .secures(.usual)),
    make("https-plain-400", "https, and 400 with a page to what comes without TLS", .secures(.plainRefused)),
    make("https-plain-301", "https, and 301 to what comes without TLS", .secures(.plainRedirected(301))),
    make("https-plain-308", "https, and 308 to what comes without TLS", .secures(.plainRedirected(308))),
    make("https-plain-alert", "https, and a TLS alert to what comes without TLS", .secures(.plainAlerted)),
    make("https-only-1.2", "https over TLS 1.2 alone", .secures(.only(.tls12))),
    make("https-only-1.3", "https over TLS 1.3 alone", .secures(.only(.tls13))),
    make("https-rsa", "https with an RSA key", .secures(.rsa)),
    make("https-intermediate", "https with an authority between the certificate and the root", .secures(.intermediate)),
    make("https-clients-400", "https, and 400 to clients without the right certificate", .secures(.clientsAnswered)),
  ]

  /// Each further form of the contract's refusals.
  private static func refusals(_ contract: Contract) -> [Variant] {
    let count = contract.operations.flatMap(\.outcomes).filter { $0.name != Outcome.accepted }.map(\.forms.count).max()
    return (1..<max(1, count ?? 1)).map { index in
      make(
        "refusal-form-\(index + 1)", "the form of refusals that the contract lists at place \(index + 1)",
        .refusalForm(index))
    }
  }

  /// Each further form of the contract's successes.
  private static func successes(_ contract: Contract) -> [Variant] {
    let count = contract.operations.compactMap { $0.outcome(Outcome.accepted)?.forms.count }.max()
    return (1..<max(1, count ?? 1)).map { index in
      make(
        "success-form-\(index + 1)", "the form of successes that the contract lists at place \(index + 1)",
        .acceptedForm(index))
    }
  }

  /// Whether servers of the contract can differ in this way at all.
  private static func isPossible(_ effect: VariantEffect, _ contract: Contract) -> Bool {
    let fields = contract.operations.flatMap(\.bodies).flatMap(\.fields)
    switch effect {
    case .clockSkew, .timeZone: return fields.contains { $0.freshness != nil }
    case .lowerCaseHex, .upperCaseHex: return fields.contains { $0.type.base == .hex || $0.type.base == .guid }
    case .otherSpellings: return fields.contains { $0.spellings.count > 1 }
    case .takesAnyContentType:
      return contract.operations.allSatisfy { ($0.expectations["content-type"] ?? Outcome.open) == Outcome.open }
    case .absoluteLocation, .relativeLocation: return contract.operations.contains { $0.resource?.hasLocation == true }
    case .otherMethodStatus: return contract.operations.allSatisfy { $0.expectations["method"] == nil }
    case .servesOtherPathCase: return contract.operations.allSatisfy { $0.request.path.isEmpty }
    case .refusesUnknownMembers, .readsMembersInAnyCase, .readsByteOrderMark, .wantsLength, .refusesExpectation:
      return contract.operations.contains { $0.request.hasBody }
    case .otherJWEHeader: return contract.operations.contains { $0.request.envelope?.cipher.form == .jwe }
    case .tokensLast: return !contract.logins.isEmpty
    case .refusesWeakPINs: return contract.operations.flatMap(\.requestFields).contains(where: \.isPIN)
    case .takesWholeNumbers: return contract.operations.flatMap(\.requestFields).contains { $0.type.base == .numeric }
    default: return true
    }
  }
}

extension Field {
  /// Whether the control draws a new PIN for the field.
  var isPIN: Bool {
    if case .freshPIN? = control { return true }
    return false
  }
}
