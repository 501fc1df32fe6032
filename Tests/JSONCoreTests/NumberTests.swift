import JSONCore
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    "0", "-0", "7", "-7", "10", "1.0", "0.5", "-0.0", "1e3", "1E3", "1e+3", "1e-3", "0e0", "1.25E-07", "1e99999",
    "18446744073709551616", "-9223372036854775809", "1234567890123456789012345678901234567890", "0.1000",
  ])
  func numbersKeepTheirText(_ text: String) throws {
    #expect(try value(text).number?.text == text)
    #expect(try value("[\(text)]").array?.first?.number?.text == text)
  }

  @Test(arguments: [
    Refused("[007]", .invalidNumber, at: 1), Refused("[-01]", .invalidNumber, at: 1),
    Refused("[00]", .invalidNumber, at: 1), Refused("[-]", .invalidNumber, at: 1),
    Refused("[- 1]", .invalidNumber, at: 1), Refused("[--1]", .invalidNumber, at: 1),
    Refused("[-a]", .invalidNumber, at: 1), Refused("[-NaN]", .invalidNumber, at: 1),
    Refused("[-Infinity]", .invalidNumber, at: 1), Refused("[1.]", .invalidNumber, at: 1),
    Refused("[1.e3]", .invalidNumber, at: 1), Refused("[-.5]", .invalidNumber, at: 1),
    Refused("[1e]", .invalidNumber, at: 1), Refused("[1e+]", .invalidNumber, at: 1),
    Refused("[1ee3]", .invalidNumber, at: 1), Refused("[1e1.5]", Refused.byte("."), at: 4),
    Refused("[1.2.3]", Refused.byte("."), at: 4), Refused("[+1]", Refused.byte("+"), at: 1),
    Refused("[.5]", Refused.byte("."), at: 1), Refused("[NaN]", Refused.byte("N"), at: 1),
    Refused("[Infinity]", Refused.byte("I"), at: 1), Refused("[0x1]", Refused.byte("x"), at: 2),
    Refused("[1 000]", Refused.byte("0"), at: 3), Refused("[1_000]", Refused.byte("_"), at: 2),
    Refused("[1+2]", Refused.byte("+"), at: 2), Refused("[1a]", Refused.byte("a"), at: 2),
    Refused("[\u{FF11}]", .unexpectedByte(0xEF), at: 1), Refused("[1\u{661}]", .unexpectedByte(0xD9), at: 2),
    Refused("-", .unexpectedEnd, at: 1), Refused("1.", .unexpectedEnd, at: 2), Refused("1e", .unexpectedEnd, at: 2),
    Refused("007", .invalidNumber, at: 0), Refused("1x", .trailingGarbage, at: 1),
  ])
  func otherTextIsRefused(_ refused: Refused) {
    #expect(fault(refused.text) == JSONError(refused.reason, offset: refused.offset))
  }

  @Test(arguments: [
    ("7", 7), ("-0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("1E3", nil), ("", nil), ("-", nil), ("+1", nil),
  ])
  func integersAreThoseSpelledAsOne(_ text: String, _ expected: Int?) {
    #expect(JSONNumber(text: text).int == expected)
  }

  @Test func anIntegerTooLongForAnIntIsStillAnInteger() {
    #expect(JSONNumber(text: "18446744073709551616").integerText == "18446744073709551616")
    #expect(JSONNumber(text: "1.0").integerText == nil)
  }

  @Test func spellingsOfOneNumberAreNotEqual() throws {
    #expect(Set(try ["1", "1.0", "1e0", "1E0", "10e-1"].map(value)).count == 5)
  }
}
