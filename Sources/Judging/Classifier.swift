import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Reads an answer as outcomes of the contract.
enum Classifier {
  /// Returns every outcome the answer fits by status and conditions, with the form it fits.
  static func fitting(
    _ response: HTTPResponse, body: JSONValue?, operation: Operation
  ) -> [(outcome: Outcome, form: Form)] {
    operation.outcomes.compactMap { outcome in
      let form = outcome.forms.first { form in
        form.statuses.contains { $0.matches(response.status) }
          && form.conditions.allSatisfy { holds($0, response: response, body: body) }
      }
      return form.map { (outcome, $0) }
    }
  }

  /// Whether an answer shows what a condition says.
  static func holds(_ condition: Condition, response: HTTPResponse, body: JSONValue?) -> Bool {
    let text = subject(condition.subject, response: response, body: body)
    if text == nil, condition.isOptional { return true }
    switch condition.test {
    case .present: return text != nil
    case .absent: return text == nil
    case .isOneOf(let values): return text.map { values.contains($0) } ?? false
    case .isNoneOf(let values): return text.map { !values.contains($0) } ?? false
    case .matches(let pattern):
      guard let text, let regex = try? Regex(pattern) else { return false }
      return text.contains(regex)
    }
  }

  /// The text of what a condition speaks of; nil when it is not there.
  static func subject(_ subject: Condition.Subject, response: HTTPResponse, body: JSONValue?) -> String? {
    switch subject {
    case .member(let path): body?[path: path].map(\.scalarText)
    case .header(let name): response.fields[name]
    case .reason: response.reasonText
    }
  }
}

extension JSONValue {
  /// A string's characters, a number's or boolean's source text; compact JSON for everything else.
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

extension JSONNumber {
  /// The digits of a number that is a whole one: as written, or without a fraction of zeros or an exponent of zero.
  ///
  /// `1.0` and `1e0` are the same number as `1`, and no document here tells them apart.
  var integerReading: String? {
    if isInteger { return text }
    var digits = text[...]
    if let exponent = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard digits[exponent...].dropFirst().allSatisfy({ $0 == "0" || $0 == "+" || $0 == "-" }) else { return nil }
      digits = digits[..<exponent]
    }
    guard let point = digits.firstIndex(of: ".") else { return String(digits) }
    return digits[point...].dropFirst().allSatisfy { $0 == "0" } ? String(digits[..<point]) : nil
  }
}
