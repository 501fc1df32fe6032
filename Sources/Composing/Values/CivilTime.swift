/// A moment in UTC, taken apart by the proleptic Gregorian calendar.
struct CivilTime: Sendable, Hashable {
  var year: Int64
  var month: Int64
  var day: Int64
  var hour: Int64
  var minute: Int64
  var second: Int64

  /// Takes seconds since 1970 apart. Counts years from 1 March, so that the leap day ends a year.
  init(_ seconds: Int64) {
    let days = Self.floor(seconds, 86_400)
    let remainder = seconds % 86_400
    let rest = remainder < 0 ? remainder + 86_400 : remainder
    (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    let shifted = days + 719_468
    let era = Self.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads a date and time with its zone, `2026-01-31T23:59:59.000-05:00` (RFC 3339 §5.6), as seconds since 1970; nil for
  /// any other text. Fractions are dropped.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, [4, 7].allSatisfy({ bytes[$0] == 0x2D }), [13, 16].allSatisfy({ bytes[$0] == 0x3A }),
      bytes[10] | 0x20 == 0x74
    else { return nil }
    func number(_ range: Range<Int>) -> Int64? {
      bytes[range].reduce(0) { sum, byte in
        (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int64(byte - 0x30) } : nil
      }
    }
    var zone = bytes[19...]
    if zone.first == 0x2E { zone = zone.dropFirst().drop { (0x30...0x39).contains($0) } }
    guard let year = number(0..<4), let month = number(5..<7), (1...12).contains(month), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    let local = (days(year, month, day) * 24 + hour) * 3_600 + minute * 60 + second
    if zone.count == 1, zone.first.map({ $0 | 0x20 }) == 0x7A { return local }
    let start = zone.startIndex
    guard zone.count == 6, bytes[start] == 0x2B || bytes[start] == 0x2D, bytes[start + 3] == 0x3A,
      let hours = number(start + 1..<start + 3), let minutes = number(start + 4..<start + 6)
    else { return nil }
    return local - (hours * 3_600 + minutes * 60) * (bytes[start] == 0x2B ? 1 : -1)
  }

  /// Days from 1970-01-01, counted by years that begin in March.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Writes the moment: runs of Y, M, D, H and S are replaced by digits; M after H stands for minutes.
  func text(_ format: String) -> String {
    var result = ""
    var rest = format[...]
    var sawHour = false
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      if letter == "H" { sawHour = true }
      guard let value = value(of: letter, afterHour: sawHour) else {
        result += run
        continue
      }
      result += Self.digits(value, run.count)
    }
    return result
  }

  private func value(of letter: Character, afterHour: Bool) -> Int64? {
    switch letter {
    case "Y": year
    case "M": afterHour ? minute : month
    case "D": day
    case "H": hour
    case "S": second
    default: nil
    }
  }

  /// The last digits of a number, zeros before it up to a length.
  private static func digits(_ value: Int64, _ count: Int) -> String {
    let text = String(value.magnitude)
    return String(repeating: "0", count: max(0, count - text.count)) + text.suffix(count)
  }

  private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
