/// One kind of difference from the control that a generator can make in a field.
///
/// The raw values are the last part of case ids and the keys of a field's `expect` member.
public enum Mutation: String, Sendable, Hashable, CaseIterable {
  // Presence.
  case absent, present, null, empty, blank
  // Length.
  case shortest, longest
  case tooLong = "too-long"
  case tooShort = "too-short"
  // JSON kinds other than the conforming ones.
  case string, integer, number, boolean, object, array
  // Conforming spellings.
  case escaped, sample
  case nonASCII = "non-ascii"
  case leadingZero = "leading-zero"
  // Alphabet.
  case letter, sign, newline, nul, decimal, exponent, symbol
  case spaceBefore = "space-before"
  case spaceAfter = "space-after"
  case fullWidth = "full-width-digits"
  case arabicIndic = "arabic-indic-digits"
  // Calendar.
  case month13 = "month-13"
  case month00 = "month-00"
  case day00 = "day-00"
  case february30 = "february-30"
  case february29 = "february-29-common-year"
  case hour24 = "hour-24"
  case minute60 = "minute-60"
  case second60 = "second-60"
  // Values.
  case other
  case otherCase = "other-case"
  case nameCase = "name-case"
  case duplicate
  // Identity.
  case unknown
  // Uniqueness.
  case reused
  // GUID spellings.
  case upperCase = "upper-case"
  case lowerCase = "lower-case"
  case braces
  case noDashes = "no-dashes"
  // PIN blocks.
  case otherKey = "other-key"
  case otherCard = "other-card"
  case otherFormat = "other-format"
  case shortPIN = "short-pin"
  case notDecimal = "not-decimal"
  // Credentials.
  case alteredStart = "altered-start"
  case alteredEnd = "altered-end"
  case truncated, extended
  case otherCaller = "other-caller"
  case algorithmNone = "algorithm-none"
  case algorithmNoneInOtherCase = "algorithm-none-in-other-case"
  // Parts of compact tokens.
  case alteredHeader = "altered-header"
  case encryptedKey = "encrypted-key"
  case alteredIV = "altered-iv"
  case alteredCiphertext = "altered-ciphertext"
  case alteredTag = "altered-tag"
  case shortTag = "short-tag"
  case foreign
}
