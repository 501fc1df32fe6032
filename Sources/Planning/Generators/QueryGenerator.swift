import CaseModel
import ContractModel
import JSONCore

/// Query parameters with values outside their type, and sent twice with different values: left open.
struct QueryGenerator: CaseGenerator {
  let name = "query"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.request.query.flatMap { field -> [GroupedCase] in
      func make(_ aspect: FieldAspect, _ name: String, _ words: String, _ edits: [Edit]) -> GroupedCase? {
        context.oneStep(
          [field.aspect(aspect), field.aspect(.presence)], name, group: field.group,
          changed: "\(field.name) \(words)", edits: edits, expecting: context.open(field),
          needs: context.optionalBindings(of: field))
      }
      var result: [GroupedCase?] = []
      if field.type.base == .boolean {
        result += [("true", "false"), ("false", "true")].map { first, second in
          make(
            .presence, "\(first)-and-\(second)", "sent twice, as \(first) and as \(second)",
            [.replace(field.id, .json(.string(first))), .duplicate(field.id, .json(.string(second)))])
        }
        result += ["", "maybe", "TRUE", "1"].map { value in
          make(
            .format, value.isEmpty ? "value-empty" : "value-\(value)",
            value.isEmpty ? "without a value" : "as \(value)",
            [.replace(field.id, .json(.string(value)))])
        }
      } else if field.control != nil {
        result.append(
          make(
            .presence, "twice", "sent twice with different values", [.duplicate(field.id, .text(.alterLast))]))
      }
      return result.compactMap { $0 }
    }
  }
}
