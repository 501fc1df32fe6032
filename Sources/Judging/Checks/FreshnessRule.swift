import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member's date is now, in a time zone the contract allows, within its tolerance.
enum FreshnessRule {
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) {
    guard let freshness = subject.field.freshness, case .dateTime(let format) = subject.field.type.base,
      let date = CalendarText(subject.text, format: format)
    else { return }
    let now = context.sent.composedAt
    let tolerance = Int64(freshness.tolerance)
    let earliest = now + Int64(freshness.zones.lowerBound) * 3600 - tolerance
    let latest = now + Int64(freshness.zones.upperBound) * 3600 + tolerance
    if (earliest...max(earliest, latest)).contains(date.seconds), isOfAZone(date.seconds - now, tolerance) {
      return context.hold(subject.aspect(.freshness))
    }
    context.fail(
      subject.aspect(.freshness), "a date is not now",
      expected: "now, in a time zone of UTC\(freshness.zones.lowerBound) to UTC+\(freshness.zones.upperBound)",
      actual: subject.shown, at: subject.field.id)
  }

  /// Whether a clock so many seconds apart shows some zone's time: zones are quarters of an hour apart from UTC.
  private static func isOfAZone(_ seconds: Int64, _ tolerance: Int64) -> Bool {
    let quarter: Int64 = 900
    let rest = (seconds % quarter + quarter) % quarter
    return min(rest, quarter - rest) <= tolerance
  }
}
