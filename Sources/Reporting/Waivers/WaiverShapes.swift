import CaseModel
import JSONCore

extension Shape where Value == WaiverRecord {
  static var waiverRecord: Shape {
    .object(
      "waiverRecord", blank: { WaiverRecord(Waiver(), state: .notJudged) },
      [
        .member("waiver", \.waiver, .waiver),
        .member("state", \.state, .word(WaiverRecord.State.allCases), "expired and stale ones fail the run"),
      ])
  }
}

extension Shape where Value == Waiver {
  static var waiver: Shape {
    .object(
      "waiver", blank: { Waiver() },
      [
        .member("requirement", \.requirement, .filled("name the requirement that is broken"), "id of the requirement"),
        .member("fingerprint", \.fingerprint, .fingerprint, "of the finding, as run.json has it"),
        .optional("case", \.caseID, .string, "id of the case that shows it"),
        .optional("finding", \.finding, .string, "what was found, for review"),
        .member("reason", \.reason, .filled("say why the breach may stand"), "why the breach may stand"),
        .member("owner", \.owner, .filled("name who answers for the breach"), "who answers for it"),
        .member("ticket", \.ticket, .filled("name the ticket of the work on it"), "where the work on it is tracked"),
        .member("expires", \.expires, .day, "the last day on which it holds, UTC"),
      ])
  }
}

extension Waiver {
  /// A waiver to fill with what is read.
  fileprivate init() {
    self.init(requirement: "", fingerprint: "", reason: "", owner: "", ticket: "", expires: "")
  }
}

extension Shape where Value == String {
  /// A text that says something.
  ///
  /// - Parameter remedy: what to do about an empty one.
  fileprivate static func filled(_ remedy: String) -> Shape {
    checked(pattern: "\\S") { text in
      text.contains { !$0.isWhitespace } ? nil : "is not filled in; \(remedy)"
    }
  }

  fileprivate static var fingerprint: Shape {
    checked(pattern: "^[0-9a-f]{\(Fingerprint.length)}$") { text in
      let digits = text.utf8.allSatisfy {
        ("0"..."9").contains(Unicode.Scalar($0)) || ("a"..."f").contains(Unicode.Scalar($0))
      }
      return digits && text.utf8.count == Fingerprint.length
        ? nil : "\(cut(text, to: TextLimit.aside)) is no fingerprint: copy the \(Fingerprint.length) digits of run.json"
    }
  }

  /// A day of the calendar, `2027-01-31`.
  fileprivate static var day: Shape {
    checked(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") { text in
      if text.isEmpty { return "is not filled in; give the last day on which the waiver holds as 2027-01-31" }
      return isDay(text) ? nil : "\(cut(text, to: TextLimit.aside)) is no day; write it as 2027-01-31"
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return (1...[31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]).contains(day)
  }

  /// A text with a rule of its own.
  ///
  /// - Parameter fault: what is wrong with a text; nil when it follows the rule.
  private static func checked(pattern: String, _ fault: @escaping @Sendable (String) -> String?) -> Shape {
    Shape(
      write: { $1.value(.string($0)) },
      read: { value, reading in
        guard let text = reading.value(value.string, of: value, wanted: "a string") else { return nil }
        guard let fault = fault(text) else { return text }
        reading.report(fault, at: value)
        return nil
      },
      schema: { _ in .object([("type", .string("string")), ("pattern", .string(pattern))]) })
  }
}
