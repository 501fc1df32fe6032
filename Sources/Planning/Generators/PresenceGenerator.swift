import CaseModel
import ContractModel
import JSONCore

/// Required parts absent, null, empty and blank; optional parts absent and present.
struct PresenceGenerator: CaseGenerator {
  let name = "presence"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field in
      field.presence == .required ? required(field, context) : optional(field, context)
    }
  }

  private func required(_ field: Field, _ context: GenerationContext) -> [GroupedCase] {
    guard field.place != .path else { return emptySegment(field, context) }
    var result = [
      make(field, .absent, "without \(field.shownName)", [.remove(field.id)], context.refusal(of: field), context)
    ]
    if field.place == .body {
      result.append(
        make(
          field, .null, "\(field.shownName) null", [.replace(field.id, .json(.null))], context.refusal(of: field),
          context))
    }
    result.append(inSecondElement(field, context))
    switch field.type.base {
    case .object:
      let empty = field.members.contains { $0.presence == .required } ? context.refusal(of: field) : .open
      result.append(
        make(field, .empty, "\(field.shownName) {}", [.replace(field.id, .json(.object([])))], empty, context))
    case .array, .any, .boolean:
      break
    default:
      result.append(
        make(field, .empty, "\(field.shownName) empty", text(field, ""), context.refusal(of: field), context))
      // White space around a header's value is not part of it (RFC 9110 §5.5).
      if field.place != .header {
        let expectation = isNothingBlank(field) ? context.refusal(of: field) : .open
        result.append(make(field, .blank, "\(field.shownName) of spaces", text(field, "    "), expectation, context))
      }
    }
    return result.compactMap { $0 }
  }

  /// A second element of a list without its first required member: what holds for one holds for all.
  private func inSecondElement(_ field: Field, _ context: GenerationContext) -> GroupedCase? {
    guard field.path.dropLast().last == "[]", field.control != nil || field.type.allowed != nil else { return nil }
    let fields = context.operation.requestFields
    let isFirst = fields.first { $0.path.dropLast() == field.path.dropLast() && $0.presence == .required } == field
    guard isFirst, let list = fields.first(where: { $0.path == field.path.dropLast(2) }) else { return nil }
    return context.oneStep(
      [field.aspect(.presence)], "absent-in-second", group: field.group,
      changed: "a second element of \(list.shownName) without \(field.shownName)",
      edits: [.replace(list.id, .twice(without: field.name))],
      expecting: context.expectation(of: .absent, in: field, otherwise: context.refusal(of: field)))
  }

  /// A path whose parameter is empty is another path, or one that names nothing.
  private func emptySegment(_ field: Field, _ context: GenerationContext) -> [GroupedCase] {
    // Where it is the path of another operation, that one may serve it (a slash at the end is left open).
    let emptied = context.operation.path.replacing("{\(field.name)}", with: "")
    let others = context.contract.operations.filter { $0.method == context.operation.method }.map(\.path)
    if others.contains(where: { $0 == emptied || $0 + "/" == emptied }) { return [] }
    var otherwise = Expectation([Outcome.refused, Outcome.notServed])
    otherwise.earlyRefusal = .answerOrClose
    return [make(field, .empty, "\(field.shownName) empty", text(field, ""), otherwise, context)].compactMap { $0 }
  }

  private func optional(_ field: Field, _ context: GenerationContext) -> [GroupedCase] {
    guard field.control != nil || !field.members.isEmpty else { return [] }
    let needs = context.optionalBindings(of: field)
    var result = [
      make(field, .absent, "without \(field.shownName)", [.remove(field.id)], .accepted, context),
      make(field, .present, "with \(field.shownName)", [.include(field.id)], .accepted, context, needs: needs),
    ]
    if field.place == .body {
      let null: [Edit] = [.replace(field.id, .json(.null))]
      result.append(make(field, .null, "\(field.shownName) null", null, .open, context))
    }
    if field.members.isEmpty, field.type.base != .boolean {
      result.append(make(field, .empty, "\(field.shownName) empty", text(field, ""), .open, context))
    }
    return result.compactMap { $0 }
  }

  /// Whether a value of spaces is outside the type or names nothing.
  private func isNothingBlank(_ field: Field) -> Bool {
    if field.identifies || field.isCredential || field.type.allowed != nil { return true }
    return field.type.base != .string
  }

  private func text(_ field: Field, _ value: String) -> [Edit] {
    [.replace(field.id, .json(.string(value)))]
  }

  private func make(
    _ field: Field, _ mutation: Mutation, _ changed: String, _ edits: [Edit], _ otherwise: Expectation,
    _ context: GenerationContext, needs: [String] = []
  ) -> GroupedCase? {
    var expectation = context.expectation(of: mutation, in: field, otherwise: otherwise)
    if expectation.isOpen { expectation.freeEchoes = [field.id] }
    return context.oneStep(
      [field.aspect(.presence)], mutation.rawValue, group: field.group, changed: changed, edits: edits,
      expecting: expectation, needs: needs)
  }
}
