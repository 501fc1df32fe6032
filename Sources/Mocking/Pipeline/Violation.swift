import ContractModel

/// One thing about a request that its operation does not allow.
struct Violation: Hashable, Sendable {
  /// The aspect of the requirement it breaks: `request.urn.length`.
  var aspect: String
  var kind: Kind
  /// The length found, where the length is what is wrong.
  var length: Int?
  /// The outcome it brings; nil for the general refusal.
  var outcome: String?
  /// The status that says it best, where the outcome leaves a choice.
  var status = 400

  /// Whether what is wrong is that nothing was said.
  var isMissing: Bool { [.absent, .otherName, .null, .empty, .blank].contains(kind) }

  /// How the request differs from what is allowed. The raw values are those of `Mutation` where both know the kind.
  enum Kind: String, Sendable, CaseIterable {
    // Presence.
    case absent, null, empty, blank
    // Length.
    case tooLong = "too-long"
    case tooShort = "too-short"
    // JSON kinds.
    case string, integer, number, boolean, object, array
    // Alphabet.
    case letter, sign, newline, nul, decimal, exponent, symbol
    case spaceBefore = "space-before"
    case spaceAfter = "space-after"
    case pointAtEnd = "point-at-end"
    case groupMark = "mark-between-digits"
    case hexadecimal = "hexadecimal-number"
    case fullWidth = "full-width-digits"
    case arabicIndic = "arabic-indic-digits"
    // Calendar.
    case month13 = "month-13"
    case month00 = "month-00"
    case day00 = "day-00"
    case dayBeyond = "day-beyond-month"
    case february30 = "february-30"
    case february29 = "february-29-common-year"
    case hour24 = "hour-24"
    case minute60 = "minute-60"
    case second60 = "second-60"
    // Values and names.
    case other
    case otherCase = "other-case"
    case several = "several-values"
    case nameCase = "name-case"
    case otherName = "other-name"
    case duplicate
    case reused
    case unknown
    // GUID spellings.
    case braces
    case noDashes = "no-dashes"
    // PIN blocks.
    case otherKey = "other-key"
    case otherCard = "other-card"
    case otherFormat = "other-format"
    case shortPIN = "short-pin"
    case notDecimal = "not-decimal"
    // Credentials and tokens.
    case alteredStart = "altered-start"
    case alteredEnd = "altered-end"
    case truncated, extended
    case otherCaller = "other-caller"
    case algorithmNone = "algorithm-none"
    case quoted = "quoted-condition"
    case algorithmNoneInOtherCase = "algorithm-none-in-other-case"
    case alteredHeader = "altered-header"
    case encryptedKey = "encrypted-key"
    case alteredIV = "altered-iv"
    case alteredCiphertext = "altered-ciphertext"
    case alteredTag = "altered-tag"
    case shortTag = "short-tag"
    case otherAlgorithm = "other-algorithm"
    case critical = "critical-header"
    case partCount = "other-part-count"
    case embeddedKey = "embedded-key"
    case linkedKey = "linked-key"
    case namedKey = "named-key"
    case noMethod = "no-method"
    case publicKeyAsSecret = "public-key-as-secret"
    case emptySecret = "empty-secret"
    case foreign, expired, malformed, past, future, replayed
    case dayOld = "day-old"
    case replayedInOtherCase = "replayed-in-other-case"
    case negative, zero
    // Bodies and envelopes.
    case byteOrderMark = "byte-order-mark"
    case trailing = "trailing-garbage"
    case nested = "deep-nesting"
    case notJSON = "not-json"
    case notBase64 = "not-base64"
    case partialBlock = "partial-block"
    case padding
    case keyFilled = "key-filled-with-zeros"
    case paddingLastOctet = "padding-last-octet"
    case paddingZeros = "padding-zeros"
    case paddingOverlong = "padding-overlong"
    case garbled
    case clearInstead = "clear-text"
    case encodedOnly = "encoded-only"
  }
}

extension Violation {
  init(_ field: CheckedField, _ aspect: FieldAspect, _ kind: Kind, length: Int? = nil) {
    self.init(aspect: "\(field.id).\(aspect.rawValue)", kind: kind, length: length)
    // What the contract says of this difference, where it says something else than the general rule.
    if let mutation = Mutation(rawValue: kind.rawValue), let outcome = field.field.expectations[mutation],
      outcome != Outcome.open
    {
      self.outcome = outcome
    }
  }
}
