import CaseModel
import ContractModel
import JSONCore

/// Every JSON kind that is not a conforming spelling of a body member; and where an integer may stand, a number with a
/// fraction.
struct TypeGenerator: CaseGenerator {
  let name = "type"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.place == .body else { return [] }
      let others = kinds(of: field).compactMap { mutation, spelling, replacement in
        let isOpen = field.openSpellings.contains(spelling)
        var expectation = context.expectation(of: mutation, in: field, otherwise: isOpen ? .open : .refused)
        if expectation.isOpen { expectation.freeEchoes = [field.id] }
        return context.oneStep(
          [field.aspect(.type)], mutation.rawValue, group: field.group,
          changed: "\(field.shownName) as \(article(mutation.rawValue))", edits: [.replace(field.id, replacement)],
          expecting: expectation, needs: context.optionalBindings(of: field))
      }
      return others + [fraction(field, context)].compactMap { $0 }
    }
  }

  /// A number with a fraction, which some readers cut or round to the integer before it. Digits have such a case of their own.
  private func fraction(_ field: Field, _ context: GenerationContext) -> GroupedCase? {
    guard field.mayBe(.integer), !field.mayBe(.number), field.type.base != .numeric else { return nil }
    let whole = field.type.allowed?.first { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return context.oneStep(
      [field.aspect(.type)], "fraction", group: field.group,
      changed: "\(field.shownName) as a number with a fraction",
      edits: [.replace(field.id, .json(.number(text: (whole ?? "1120") + ".25")))],
      expecting: context.expectation(of: .decimal, in: field, otherwise: .refused),
      needs: context.optionalBindings(of: field))
  }

  /// The kinds a field does not have, each with a value. `null` belongs to presence.
  private func kinds(of field: Field) -> [(Mutation, Spelling, Replacement)] {
    let all: [(Mutation, Spelling, Replacement)] = [
      (.string, .string, field.members.isEmpty ? .spelled(.string) : .json(.string("text"))),
      (.integer, .integer, field.members.isEmpty ? .spelled(.integer) : .json(.number(1))),
      (.boolean, .boolean, .json(.bool(true))),
      (.object, .object, field.members.isEmpty ? .json(.object([("value", .string("text"))])) : .spelled(.object)),
      (.array, .array, .spelled(.array)),
    ]
    return all.filter { _, spelling, _ in
      if field.spellings.contains(spelling) { return false }
      return !(spelling == .integer && field.spellings.contains(.number))
    }
  }

  private func article(_ word: String) -> String {
    "aeio".contains(word.prefix(1)) ? "an \(word)" : "a \(word)"
  }
}
