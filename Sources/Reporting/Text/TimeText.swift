/// Times as reports spell them, without a locale.
enum TimeText {
  /// The last millisecond of the year 9999, the last year with four digits.
  static let latest: Int64 = 253_402_300_799_999

  /// Spells a moment in UTC as `2024-02-29T23:59:59`, without a zone (XML Schema 2 §3.2.7).
  ///
  /// - Parameter milliseconds: since 1970; taken as the nearest moment of the years 1970 to 9999.
  static func timestamp(_ milliseconds: Int64) -> String {
    let seconds = min(max(milliseconds, 0), latest) / 1000
    let date = civilDate(days: Int(seconds / 86_400))
    let time = Int(seconds % 86_400)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
      + "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
  }

  /// The date of the proleptic Gregorian calendar a number of days after 1970-01-01.
  ///
  /// A year is counted from March here, so that the leap day is its last one; 400 such years have 146,097 days.
  static func civilDate(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// Spells milliseconds as seconds with three decimals: `1.045`.
  static func seconds(milliseconds: Int64) -> String {
    let value = max(milliseconds, 0)
    return "\(value / 1000).\(padded(Int(value % 1000), 3))"
  }

  /// Rounds microseconds to milliseconds, half up; nothing is below 0.
  static func milliseconds(ofMicroseconds value: Int64) -> Int64 {
    let value = max(value, 0)
    return value / 1000 + (value % 1000 >= 500 ? 1 : 0)
  }

  /// Adds two times; a sum that does not fit is the greatest one.
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  /// Spells a duration for people: `870 µs`, `12.4 ms`, `1.93 s`.
  static func duration(microseconds value: Int64) -> String {
    let value = max(value, 0)
    if value < 1000 { return "\(value) µs" }
    if value < 1_000_000 { return "\(value / 1000).\(value % 1000 / 100) ms" }
    return "\(value / 1_000_000).\(padded(Int(value % 1_000_000 / 10_000), 2)) s"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
