import CaseModel
import ContractModel

/// Dates that no calendar has, and dates of the wrong length.
struct CalendarGenerator: CaseGenerator {
  let name = "calendar"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard case .dateTime(let format) = field.type.base else { return [] }
      return context.formatCases(of: breaks(of: Array(format)), where: { $0.id == field.id })
    }
  }

  /// The breaks a format has room for. Letters: Y year, the first M pair month, D day, H hour, the second M pair minute.
  private func breaks(of format: [Character]) -> [FormatBreak] {
    var result = [
      FormatBreak(.tooShort, .dropLast(1), "one character short"),
      FormatBreak(.tooLong, .append("0"), "one character too long"),
      FormatBreak(.letter, .overwrite(at: format.lastIndex(where: Self.isPart) ?? 0, "X"), "with a letter"),
      FormatBreak(.symbol, .replaceMiddle("-"), "with a sign inside"),
      FormatBreak(.fullWidth, .digits(zero: 0xFF10), "in full-width digits"),
      FormatBreak(.spaceAfter, .append(" "), "before a space"),
      FormatBreak(.newline, .append("\n"), "before a line feed"),
    ]
    // Whole parts left out: what a parser of several formats takes for a time of another precision.
    for (letter, name, words) in [("S", "without-seconds", "without seconds"), ("H", "date-only", "without a time")] {
      guard let start = format.firstIndex(of: Character(letter)),
        let end = format[..<start].lastIndex(where: Self.isPart)
      else { continue }
      result.append(FormatBreak(.tooShort, .dropLast(format.count - end - 1), words, name: name))
    }
    guard let day = format.firstIndex(of: "D") else { return result }
    let months = format.indices.filter { format[$0] == "M" }
    guard let month = months.first(where: { $0 < day }) else { return result }
    result += [
      FormatBreak(.month13, .overwrite(at: month, "13"), "in month 13"),
      FormatBreak(.month00, .overwrite(at: month, "00"), "in month 00"),
      FormatBreak(.day00, .overwrite(at: day, "00"), "on day 00"),
    ]
    if let gap = separator(from: month + 2, to: day, format) {
      result.append(FormatBreak(.february30, .overwrite(at: month, "02\(gap)30"), "on 30 February"))
      if let year = format.firstIndex(of: "Y"), let first = separator(from: year + 4, to: month, format) {
        let date = "2023\(first)02\(gap)29"
        result.append(FormatBreak(.february29, .overwrite(at: year, date), "on 29 February of a common year"))
      }
    }
    if let hour = format.firstIndex(of: "H") {
      result.append(FormatBreak(.hour24, .overwrite(at: hour, "24"), "at hour 24"))
      if let minute = months.first(where: { $0 > hour }) {
        result.append(FormatBreak(.minute60, .overwrite(at: minute, "60"), "at minute 60"))
      }
      if let second = format.firstIndex(of: "S"), second > hour {
        // A leap second is on the calendar, but not every minute has one.
        result.append(FormatBreak(.second60, .overwrite(at: second, "60"), "at second 60", .open))
      }
    }
    return result
  }

  /// Whether digits stand for the mark.
  private static func isPart(_ mark: Character) -> Bool { "YMDHS".contains(mark) }

  /// What stands between two parts of a format; nil where it is another part.
  private func separator(from end: Int, to start: Int, _ format: [Character]) -> String? {
    guard end <= start, !format[end..<start].contains(where: \.isLetter) else { return nil }
    return String(format[end..<start])
  }
}
