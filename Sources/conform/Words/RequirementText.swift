import ConformanceKit

/// A requirement, told to people.
enum RequirementText {
  /// The id, the promise, its sources, what is open, and the cases made for it.
  static func lines(_ requirement: Requirement, in contract: Contract, cases: [Case]) -> [String] {
    var lines = [requirement.id, "  \(requirement.level.rawValue): \(requirement.statement)", ""]
    lines += label("source", requirement.citations.map(\.text))
    lines += label("suite", ["\(requirement.suite.rawValue), layer \(requirement.layer.rawValue)"])
    let place = requirement.location
    lines += label("contract", ["\(contract.source.file):\(place.line):\(place.column)"])
    if let reason = requirement.notObservable { lines += label("not seen", ["no case can show it broken: \(reason)"]) }
    for ambiguity in contract.ambiguities(touching: requirement) {
      lines += label("open", [ambiguity.what] + ambiguity.readings.map { "- \($0)" })
    }
    var ids: [String] = []
    for value in cases where !ids.contains(value.id) { ids.append(value.id) }
    if !ids.isEmpty { lines += label("cases", ids) }
    return lines
  }

  /// Lines behind a label, which stands before the first one.
  static func label(_ name: String, _ texts: [String]) -> [String] {
    texts.enumerated().map { "  " + ($0.offset == 0 ? name : "").padding(to: 10) + $0.element }
  }
}
