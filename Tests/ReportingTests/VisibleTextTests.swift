import Testing

@testable import Reporting

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("tab\tstays", "tab\tstays"), ("é 😀", "é 😀"), ("\u{1B}[31m", "\\u{1B}[31m"),
    ("\u{0}\u{7F}\u{9B}", "\\u{0}\\u{7F}\\u{9B}"), ("a\u{202E}b\u{200B}", "a\\u{202E}b\\u{200B}"),
    (String(Sample.noncharacters.prefix(2)), "\\u{FFFE}\\u{FFFF}"), ("a\r\nb\nc\rd", "a\\nb\\nc\\rd"),
    ("\u{2028}", "\\u{2028}"), ("", ""),
  ])
  func hiddenAndSteeringScalarsAreSpelledOut(_ text: String, _ expected: String) {
    #expect(visible(text) == expected)
  }

  @Test func linesAreKeptWhereTheyMay() {
    #expect(visible("a\r\nb\nc\rd", keepsLines: true) == "a\nb\nc\\rd")
  }

  @Test func aLongTextIsCutBetweenScalarsAndSaysSo() {
    #expect(cut("abc", to: 3) == "abc")
    #expect(cut("abcd", to: 3) == "abc … (cut: 1 more bytes)")
    #expect(cut("aé😀z", to: 4) == "aé … (cut: 5 more bytes)")
    #expect(cut("😀", to: 0) == " … (cut: 4 more bytes)")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00"), (951_782_399_999, "2000-02-28T23:59:59"), (951_782_400_000, "2000-02-29T00:00:00"),
    (1_709_251_199_000, "2024-02-29T23:59:59"), (1_709_251_200_000, "2024-03-01T00:00:00"),
    (4_107_542_399_000, "2100-02-28T23:59:59"), (4_107_542_400_000, "2100-03-01T00:00:00"),
    (253_402_300_799_999, "9999-12-31T23:59:59"), (Int64.max, "9999-12-31T23:59:59"),
    (Int64.min, "1970-01-01T00:00:00"),
  ])
  func timestampsAreCivilDatesInUTC(_ milliseconds: Int64, _ expected: String) {
    #expect(TimeText.timestamp(milliseconds) == expected)
  }

  @Test(arguments: [
    (0, "1970-1-1"), (-1, "1969-12-31"), (-719_468, "0-3-1"), (-719_469, "0-2-29"), (11_016, "2000-2-29"),
  ])
  func civilDatesReachBeforeTheEpoch(_ days: Int, _ expected: String) {
    let date = TimeText.civilDate(days: days)
    #expect("\(date.year)-\(date.month)-\(date.day)" == expected)
  }

  @Test(arguments: [
    (0, "0.000"), (499, "0.000"), (500, "0.001"), (1_045_000, "1.045"), (-5, "0.000"), (3_599_999_500, "3600.000"),
    (Int64.max, "9223372036854.776"),
  ])
  func secondsHaveThreeDecimals(_ microseconds: Int64, _ expected: String) {
    #expect(TimeText.seconds(milliseconds: TimeText.milliseconds(ofMicroseconds: microseconds)) == expected)
  }

  @Test(arguments: [(870, "870 µs"), (12_400, "12.4 ms"), (999_999, "999.9 ms"), (1_930_000, "1.93 s"), (-1, "0 µs")])
  func durationsAreShort(_ microseconds: Int64, _ expected: String) {
    #expect(TimeText.duration(microseconds: microseconds) == expected)
  }

  @Test func linesWrapAtSpacesAndLongWordsStayWhole() {
    #expect(wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(wrapped("a abcdefghijk b", width: 4) == ["a", "abcdefghijk", "b"])
    #expect(wrapped("", width: 4) == [""])
  }
}
