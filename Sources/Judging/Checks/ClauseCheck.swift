import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// What every answer of a form must show beside its body: reason phrases, header fields.
struct ClauseCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let form = context.form, let response = context.response else { return }
    for clause in form.clauses {
      if Classifier.holds(clause.condition, response: response, body: context.reading?.value) {
        context.hold(clause.aspect)
      } else {
        let actual = Classifier.subject(clause.condition.subject, response: response, body: context.reading?.value)
        context.fail(
          clause.aspect, "the answer lacks what every one of its kind shows", expected: clause.condition.words,
          actual: actual.map { shortened($0) } ?? "absent", at: "answer \(response.status)")
      }
    }
  }
}
