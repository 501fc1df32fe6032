import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Reads an answer as outcomes of the contract.
struct Classifier {
  let response: HTTPResponse
  /// The (opened) body; nil when it is no JSON.
  let body: JSONValue?
  let patterns: Patterns

  /// Returns every outcome the answer fits by status and conditions, with the form it fits.
  func fitting(_ operation: Operation) -> [(outcome: Outcome, form: Form)] {
    operation.outcomes.compactMap { outcome in
      let form = outcome.forms.first { form in
        form.statuses.contains { $0.matches(response.status) } && form.conditions.allSatisfy(holds)
      }
      return form.map { (outcome, $0) }
    }
  }

  /// Whether the answer shows what a condition says.
  func holds(_ condition: Condition) -> Bool {
    let text = text(of: condition.subject)
    if text == nil, condition.isOptional { return true }
    switch condition.test {
    case .present: return text != nil
    case .absent: return text == nil
    case .isOneOf(let values): return text.map { values.contains($0) } ?? false
    case .isNoneOf(let values): return text.map { !values.contains($0) } ?? false
    case .matches(let pattern): return text.map { patterns.matches(pattern, in: $0) } ?? false
    }
  }

  /// The text of what a condition speaks of; nil when it is not there.
  func text(of subject: Condition.Subject) -> String? {
    switch subject {
    case .member(let path): body?[path: path].map(\.scalarText)
    case .header(let name): response.fields[name]
    case .reason: response.reasonText
    }
  }
}

extension JSONValue {
  /// A string's characters, a whole number's digits, another number's or a boolean's source text; compact JSON for
  /// everything else.
  var scalarText: String {
    switch kind {
    case .string(let text): text
    case .number(let number): number.integerReading ?? number.text
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    case .array, .object: text()
    }
  }
}
