import CaseModel
import ContractModel
import JSONCore

/// A value that names nothing, and matches everything where a database query is put together from text (CWE-89).
enum Injection {
  static let text = "x' OR '1'='1"

  /// The case that sends it in a field; nil where the aspect is not promised.
  ///
  /// What stands in front of the application may refuse it in its own words, or close.
  static func into(
    _ field: Field, _ aspect: String, _ expectation: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    let expectation = expectation.refusedInFront
    return context.oneStep(
      [aspect], "injection", group: field.group, changed: "\(field.shownName) that quotes a condition for a query",
      edits: [.replace(field.id, .json(.string(text)))], expecting: expectation,
      needs: context.optionalBindings(of: field))
  }
}

extension Expectation {
  /// The same for a request that what stands in front of the application may refuse in any way, or close on.
  var refusedInFront: Expectation {
    var result = self
    result.earlyRefusal = .answerOrClose
    if !isOpen, !outcomes.contains(Outcome.refused) { result.outcomes.append(Outcome.refused) }
    return result
  }
}
