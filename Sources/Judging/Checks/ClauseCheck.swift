import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// What every answer of a form must show beside its body: reason phrases, header fields.
struct ClauseCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let form = context.form, let response = context.response else { return }
    for clause in form.clauses {
      let text = context.text(of: clause.condition.subject)
      guard context.holds(clause.condition) else {
        context.fail(
          clause.aspect, "the answer lacks what every one of its kind shows", expected: clause.condition.words,
          actual: text.map { shortened($0) } ?? "absent", at: "answer \(response.status)")
        continue
      }
      // What may be missing and is proves nothing.
      if text != nil || !clause.condition.isOptional { context.hold(clause.aspect) }
    }
  }
}
