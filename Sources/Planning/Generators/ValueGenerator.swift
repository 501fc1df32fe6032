import CaseModel
import ContractModel
import JSONCore

/// Each value of an enumeration, and values outside it: another one, and one in the wrong case.
struct ValueGenerator: CaseGenerator {
  let name = "value"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard let allowed = field.type.allowed, field.place != .path else { return [] }
      var result: [GroupedCase?] = []
      if allowed.count > 1 {
        result += allowed.map { value in
          make(field, value, "\(field.shownName) \(value)", json(value, field), .accepted, context)
        }
      }
      let refusal = context.expectation(of: .other, in: field, otherwise: context.refusal(of: field))
      for (name, value) in others(than: allowed) {
        result.append(make(field, name, "\(field.shownName) \(value)", json(value, field), refusal, context))
      }
      if let value = allowed.first(where: { $0.lowercased() != $0.uppercased() }) {
        let swapped = value == value.lowercased() ? value.uppercased() : value.lowercased()
        if !allowed.contains(swapped) {
          let expectation = context.expectation(of: .otherCase, in: field, otherwise: context.refusal(of: field))
          result.append(
            make(
              field, Mutation.otherCase.rawValue, "\(field.shownName) \(swapped)", json(swapped, field), expectation,
              context))
        }
      }
      return result.compactMap { $0 }
    }
  }

  /// Well-formed values of the same shape that are not allowed.
  private func others(than allowed: [String]) -> [(String, String)] {
    guard let first = allowed.first, let last = first.last else { return [] }
    let candidates: [Character] = last.isNumber ? ["1", "2", "0", "7", "9"] : ["X", "Z", "Q", "x"]
    let values = candidates.map { String(first.dropLast()) + String($0) }.filter { !allowed.contains($0) }
    return values.prefix(2).enumerated().map { ($0.offset == 0 ? "other" : "another", $0.element) }
  }

  private func json(_ value: String, _ field: Field) -> JSONValue {
    let asNumber = field.spellings.first == .integer || field.spellings.first == .number
    return asNumber ? .number(text: value) : .string(value)
  }

  private func make(
    _ field: Field, _ name: String, _ changed: String, _ value: JSONValue, _ expectation: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    var expectation = expectation
    if expectation.isOpen { expectation.freeEchoes = [field.id] }
    return context.oneStep(
      [field.aspect(.value)], name, group: field.group, changed: changed, edits: [.replace(field.id, .json(value))],
      expecting: expectation)
  }
}
