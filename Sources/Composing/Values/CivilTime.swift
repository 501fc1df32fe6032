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
