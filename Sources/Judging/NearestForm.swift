import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Finds the form that an answer was meant to have, where it has the status of an expected one and lacks what tells it
/// from others: held against that form, the findings name what is missing.
enum NearestForm {
  typealias Fit = (outcome: Outcome, form: Form)

  /// - Parameters:
  ///   - fitting: the outcomes the answer fits, none of which is expected.
  ///   - body: the (opened) body; nil when it is no JSON.
  static func find(
    _ fitting: [Fit], _ expectation: Expectation, _ operation: Operation, _ response: HTTPResponse?, _ body: JSONValue?
  ) -> Fit? {
    guard let response, !expectation.isOpen, !fitting.contains(where: { isSound($0.form, operation, body) }) else {
      return nil
    }
    for outcome in operation.outcomes where expectation.outcomes.contains(outcome.name) {
      let form = outcome.forms.first { form in
        guard case .named = form.body else { return false }
        return form.statuses.contains { $0.matches(response.status) }
      }
      if let form { return (outcome, form) }
    }
    return nil
  }

  /// Whether the members that tell a form from others are what its body says of them: a code that is no code, such as
  /// `true`, makes no refusal.
  private static func isSound(_ form: Form, _ operation: Operation, _ body: JSONValue?) -> Bool {
    guard case .named(let name) = form.body, let shape = operation.body(name) else { return true }
    return form.conditions.allSatisfy { condition in
      guard case .member(let path) = condition.subject, let value = body?[path: path],
        let field = shape.fields.first(where: { $0.path == path })
      else { return true }
      if let length = field.type.length, !(length.minimum...length.maximum).contains(value.scalarText.count) {
        return value.number != nil
      }
      return TypeRule.isAllowed(value, field)
    }
  }
}
