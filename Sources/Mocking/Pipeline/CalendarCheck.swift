/// Whether digits at the places of a format's letters name a moment of the calendar.
enum CalendarCheck {
  /// What keeps the text from being a moment; nil when it is one.
  ///
  /// - Parameter format: `YYYYMMDDHHMMSS`, with any other characters standing for themselves. The first `MM` is the
  ///   month, one behind `HH` the minute.
  static func finding(_ bytes: [UInt8], format: [UInt8]) -> Violation.Kind? {
    if bytes.count < format.count { return .tooShort }
    if bytes.count > format.count { return .tooLong }
    var parts = Parts()
    var index = 0
    var sawHour = false
    while index < format.count {
      let letter = format[index]
      var end = index
      while end < format.count, format[end] == letter, !(letter == 0x4D && end - index == 2) { end += 1 }
      guard TextCheck.isLetter(letter), letter != 0x54, letter != 0x5A else {
        guard bytes[index] == letter else { return .symbol }
        index += 1
        continue
      }
      var value = 0
      for byte in bytes[index..<end] {
        guard TextCheck.isDigit(byte), value < 1_000_000 else { return .letter }
        value = value * 10 + Int(byte - 0x30)
      }
      switch letter {
      case 0x59: parts.year = value
      case 0x4D where !sawHour: parts.month = value
      case 0x4D, 0x6D: parts.minute = value
      case 0x44, 0x64: parts.day = value
      case 0x48, 0x68:
        parts.hour = value
        sawHour = true
      case 0x53, 0x73: parts.second = value
      default: break
      }
      index = end
    }
    return parts.finding
  }

  private struct Parts {
    var year = 2000
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0

    var finding: Violation.Kind? {
      if month == 0 { return .month00 }
      if month > 12 { return .month13 }
      if day == 0 { return .day00 }
      let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      if month == 2, day == 29, !leap { return .february29 }
      if month == 2, day > 29 { return .february30 }
      if day > ([4, 6, 9, 11].contains(month) ? 30 : 31) { return .dayBeyond }
      if hour > 23 { return .hour24 }
      if minute > 59 { return .minute60 }
      return second > 59 ? .second60 : nil
    }
  }
}
