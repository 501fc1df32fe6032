public import CaseModel

extension Judge {
  /// The name of the comparison with all other answers among the checks.
  static let distinctness = "Distinctness"

  /// The finding of an answer that carries a value which another answer of the run carried before.
  ///
  /// - Parameters:
  ///   - id: the requirement that asks for a value of its own in every answer.
  ///   - value: the value, as it may be shown.
  public func repeatedValue(_ id: String, _ value: String, step: Int) -> Finding {
    var finding = Finding(
      requirement: id, title: "two answers carry the same value", expected: "a value no other answer carries",
      actual: value, place: "answer", step: step)
    finding.check = Self.distinctness
    return finding
  }
}
