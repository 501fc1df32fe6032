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
          changed: "\(field.name) \(words)", edits: edits, expecting: .open)
      }
      var result = [
        make(
          .presence, "twice", "sent twice with different values",
          [.addQuery("\(field.name)=false"), .addQuery("\(field.name)=true")]),
        make(.presence, "empty-value", "without a value", [.addQuery("\(field.name)=")]),
      ]
      if field.type.base == .boolean {
        result += ["maybe", "TRUE", "1"].map { value in
          make(.format, "value-\(value)", "as \(value)", [.replace(field.id, .json(.string(value)))])
        }
      }
      return result.compactMap { $0 }
    }
  }
}
