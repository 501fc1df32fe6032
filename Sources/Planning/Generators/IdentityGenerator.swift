import CaseModel
import ContractModel

/// Each identifying value replaced by a well-formed one that names nothing.
struct IdentityGenerator: CaseGenerator {
  let name = "identity"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.filter(\.identifies).compactMap { field in
      context.oneStep(
        [field.aspect(.identity)], Mutation.unknown.rawValue, group: field.group,
        changed: "\(field.shownName) that names nothing", edits: [.replace(field.id, .unknown)],
        expecting: context.expectation(of: .unknown, in: field, otherwise: context.refusal(of: field)),
        needs: context.optionalBindings(of: field))
    }
  }
}
