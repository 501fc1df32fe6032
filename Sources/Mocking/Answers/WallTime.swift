import Glibc

/// A moment of the calendar clock.
public struct WallTime: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int
  /// Microseconds beyond the second, 0 to 999,999.
  public var microseconds: Int

  public init(seconds: Int, microseconds: Int = 0) {
    self.seconds = seconds
    self.microseconds = microseconds
  }

  /// The present moment.
  public static func now() -> WallTime {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return WallTime(seconds: 0) }
    return WallTime(seconds: time.tv_sec, microseconds: time.tv_nsec / 1000)
  }

  /// Microseconds since 1970.
  var total: Int { seconds * 1_000_000 + microseconds }
}

/// A moment taken apart, in UTC.
struct CalendarTime: Sendable, Hashable {
  var year, month, day, hour, minute, second, weekday: Int

  /// Days are counted in eras of 400 years that begin in March, so that the leap day comes last.
  init(secondsSince1970 total: Int) {
    let days = total >= 0 ? total / 86400 : (total - 86399) / 86400
    let rest = total - days * 86400
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    weekday = ((days + 4) % 7 + 7) % 7
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The moment in a format such as `YYYYMMDDHHMMSS`; other characters stand for themselves.
  func text(_ format: String) -> String {
    var result = ""
    var rest = Substring(format)
    var sawHour = false
    while let letter = rest.first {
      let isMonthOrMinute = letter == "M"
      let run = rest.prefix { $0 == letter }
      let part = isMonthOrMinute ? run.prefix(2) : run
      rest = rest.dropFirst(part.count)
      switch letter {
      case "Y", "y": result += Self.padded(year, part.count)
      case "M" where !sawHour: result += Self.padded(month, part.count)
      case "M", "m": result += Self.padded(minute, part.count)
      case "D", "d": result += Self.padded(day, part.count)
      case "H", "h":
        result += Self.padded(hour, part.count)
        sawHour = true
      case "S", "s": result += Self.padded(second, part.count)
      default: result += part
      }
    }
    return result
  }

  /// The moment as a Date field has it (RFC 9110 §5.6.7).
  var dateField: String {
    let dayName = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let clock = "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))"
    return "\(dayName), \(Self.padded(day, 2)) \(months[month - 1]) \(Self.padded(year, 4)) \(clock) GMT"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.count >= width
      ? String(digits.suffix(width)) : String(repeating: "0", count: width - digits.count) + digits
  }
}
