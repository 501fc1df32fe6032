import CaseModel

/// What to do or to know about a case that failed.
enum Remedy {
  /// One line each, for people.
  static func lines(for record: CaseRecord) -> [String] {
    var lines: [String] = []
    let changed = record.changed.map { oneLine($0) }
    switch record.kind {
    case .control:
      // Where it was accepted, its values are right, and the answer is not.
      let isAccepted =
        !record.findings.isEmpty
        && !record.findings.contains { $0.title.hasSuffix("valid request was not accepted") }
      lines.append(
        "the request is the control, valid in full: "
          + (isAccepted ? "what is wrong is in the answer" : "compare its values with the bindings of the target"))
    case .positive:
      lines.append(
        "the request is valid" + (changed.map { ", and differs from the control in one thing: \($0)" } ?? ""))
    case .negative:
      lines.append("the request is the control with one thing broken" + (changed.map { ": \($0)" } ?? ""))
    case .open:
      lines.append(
        "the documents leave the answer open, but not this" + (changed.map { "; changed: \($0)" } ?? ""))
    case .scenario:
      lines.append("the steps count in their order: \(oneLine(record.title))")
    }
    if let whole = record.shrunkFrom.map({ oneLine($0) }) {
      lines.append(
        whole == changed
          ? "with fewer of these changes it does not show" : "the fewest changes that show it, of: \(whole)")
    }
    return lines
  }
}
