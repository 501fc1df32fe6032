import PayloadCrypto
import Testing

@testable import Mocking

@Suite struct CalendarTimeTests {
  @Test(arguments: [
    (0, "19700101000000"), (951_782_400, "20000229000000"), (1_709_251_199, "20240229235959"),
    (4_107_542_400, "21000301000000"), (-1, "19691231235959"),
  ])
  func secondsAreTakenApart(seconds: Int, text: String) {
    #expect(CalendarTime(secondsSince1970: seconds).text("YYYYMMDDHHMMSS") == text)
  }

  @Test func theDateFieldHasItsForm() {
    #expect(CalendarTime(secondsSince1970: 784_111_777).dateField == "Sun, 06 Nov 1994 08:49:37 GMT")
  }
}

@Suite struct CalendarCheckTests {
  @Test(
    arguments: [
      ("20240229235959", nil), ("20230229000000", .february29), ("20240230000000", .february30),
      ("20241301000000", .month13), ("20240001000000", .month00), ("20240100000000", .day00),
      ("20240431000000", .dayBeyond), ("20240101240000", .hour24), ("20240101236000", .minute60),
      ("20240101235960", .second60), ("2024010123595", .tooShort), ("202401012359590", .tooLong),
      ("2024010123595X", .letter),
    ] as [(String, Violation.Kind?)])
  func aDateIsHeldAgainstTheCalendar(text: String, kind: Violation.Kind?) {
    #expect(CalendarCheck.finding(Array(text.utf8), format: Array("YYYYMMDDHHMMSS".utf8)) == kind)
  }
}

@Suite struct GUIDFormTests {
  @Test(
    arguments: [
      ("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d11", nil), ("0F7B6E1A-5E0D-4C5A-9D1C-2B7E6A8C9D11", nil),
      ("{0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d11}", .braces), ("0f7b6e1a5e0d4c5a9d1c2b7e6a8c9d11", .noDashes),
      ("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d1", .truncated), ("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d111", .extended),
      ("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d1g", .letter), ("0f7b6e1a15e0d-4c5a-9d1c-2b7e6a8c9d11", .symbol),
      ("", .truncated),
    ] as [(String, Violation.Kind?)])
  func aTextIsAGUIDOrSaysWhyNot(text: String, kind: Violation.Kind?) {
    #expect(GUIDForm.finding(Array(text.utf8)) == kind)
  }
}

@Suite struct RegexSampleTests {
  @Test(arguments: [
    #"EventId:\s+\([0-9]+\)"#, "^[A-Za-z][A-Za-z0-9+.-]*://[^ ]+$", "^[0-9]{2}:[0-9]{2}:[0-9]{3}$", "a|b", "(?:xy)+z?",
    "^[Jj][Ss]$",
  ])
  func theSampleMatchesItsPattern(pattern: String) throws {
    let text = RegexSample.text(pattern)

    #expect(text.contains(try Regex(pattern)), "\(text)")
  }
}

@Suite struct PINBlockCheckTests {
  private static let key = "0123456789ABCDEFFEDCBA9876543210"

  @Test func theVectorsOpen() throws {
    let first = try #require(PINBlockCheck(format: 0, pan: "7777770000075101538", key: Self.key))
    let second = try #require(PINBlockCheck(format: 0, pan: "6039593553310257", key: Self.key))

    #expect(first.finding("81C2C3AF6CA221A5") == nil)
    #expect(second.finding("5ABB40E21DD968FA") == nil)
    #expect(second.pin("5ABB40E21DD968FA") == "1234")
    #expect(second.finding("81C2C3AF6CA221A5") == .otherCard)
    #expect(PINBlockCheck(format: 0, pan: nil, key: Self.key) == nil)
  }

  @Test(arguments: [
    ("6039593553310257", nil), ("6039593573310257", Violation.Kind.otherCard), ("4999988887777660", .otherKey),
  ])
  func ofOtherCardsFormat4ShowsTheNextOnes(pan: String, kind: Violation.Kind?) throws {
    let check = try #require(PINBlockCheck(format: 4, pan: "6039593553310257", key: Self.key))
    let key = try #require(Hex.decode(Self.key))
    let block = try PINBlock.seal(pin: "0739", pan: pan, key: key, format: .format4)
    #expect(check.finding(Hex.encode(block)) == kind)
  }
}
