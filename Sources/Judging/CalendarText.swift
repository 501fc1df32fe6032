/// A date and time read by a format of the letters Y, M, D, H, M, S; every other mark stands for itself.
struct CalendarText {
  /// Seconds since 1970 when the text is read as UTC (proleptic Gregorian calendar).
  let seconds: Int64

  /// The letters that digits stand for: a `T` or a `Z` is one of the text.
  private static let parts = Set("YMDHS".utf8)

  /// Reads a text; nil when it does not fit the format or no calendar has the date.
  init?(_ text: String, format: String) {
    let bytes = Array(text.utf8)
    let pattern = Array(format.utf8)
    guard bytes.count == pattern.count else { return nil }
    var parts: [UInt8: Int] = [:]
    var minuteSeen = false
    for (byte, letter) in zip(bytes, pattern) {
      guard Self.parts.contains(letter) else {
        if byte != letter { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      if letter == 0x48 { minuteSeen = true }
      // `M` after the hour is the minute.
      let key: UInt8 = letter == 0x4D && minuteSeen ? 0x6D : letter
      parts[key] = min((parts[key] ?? 0) * 10 + Int(byte - 0x30), 1_000_000)
    }
    let year = parts[0x59] ?? 1970
    let month = parts[0x4D] ?? 1
    let day = parts[0x44] ?? 1
    let hour = parts[0x48] ?? 0
    let minute = parts[0x6D] ?? 0
    let second = parts[0x53] ?? 0
    guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24, minute < 60,
      second <= 60
    else { return nil }
    seconds = Self.daysSince1970(year, month, day) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Counts days from 1 January 1970; months are counted from March so that a leap day ends the year.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era) * 146_097 + Int64(dayOfEra) - 719_468
  }
}
