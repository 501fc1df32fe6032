import CaseModel
import ContractModel
import JSONCore

/// Objects of the request under another name or in other letters, and with members that nobody knows.
struct WrapperGenerator: CaseGenerator {
  let name = "wrapper"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let objects = context.operation.requestFields.filter { $0.place == .body && !$0.members.isEmpty }
    return objects.flatMap { field -> [GroupedCase] in
      // An element of an array has no name of its own.
      guard field.type.base == .object, field.name != "[]" else { return [] }
      let missing =
        field.presence == .required
        ? context.expectation(of: .absent, in: field, otherwise: context.refusal(of: field)) : context.open(field)
      let swapped = field.name == field.name.lowercased() ? field.name.uppercased() : field.name.lowercased()
      return [
        make(
          field, "renamed", "under the name \(field.name)X", .rename(field.id, to: field.name + "X"), missing, context),
        swapped == field.name
          ? nil
          : make(
            field, Mutation.nameCase.rawValue, "under the name \(swapped)", .rename(field.id, to: swapped),
            context.expectation(of: .nameCase, in: field, otherwise: context.open(field)), context),
        make(
          field, "unknown-member", "with a member nobody knows",
          .addMember(parent: field.path, name: "conformanceProbe", value: .string("x")), context.open(field), context),
      ].compactMap { $0 }
    }
  }

  private func make(
    _ field: Field, _ name: String, _ words: String, _ edit: Edit, _ expectation: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    // What the members say is not read where their wrapper is not.
    var expectation = expectation
    if expectation.isOpen { expectation.freeEchoes = field.tree.map(\.id) }
    return context.oneStep(
      [field.aspect(.presence)], name, group: field.group, changed: "\(field.shownName) \(words)", edits: [edit],
      expecting: expectation)
  }
}
