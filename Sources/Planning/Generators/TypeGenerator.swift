import CaseModel
import ContractModel
import JSONCore

/// Every JSON kind that is not a conforming spelling of a body member.
struct TypeGenerator: CaseGenerator {
  let name = "type"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard field.place == .body else { return [] }
      return kinds(of: field).compactMap { mutation, spelling, replacement in
        let isOpen = field.openSpellings.contains(spelling)
        var expectation = context.expectation(of: mutation, in: field, otherwise: isOpen ? .open : .refused)
        if expectation.isOpen { expectation.freeEchoes = [field.id] }
        return context.oneStep(
          [field.aspect(.type)], mutation.rawValue, group: field.group,
          changed: "\(field.shownName) as \(article(mutation.rawValue))", edits: [.replace(field.id, replacement)],
          expecting: expectation, needs: context.optionalBindings(of: field))
      }
    }
  }

  /// The kinds a field does not have, each with a value. `null` belongs to presence.
  private func kinds(of field: Field) -> [(Mutation, Spelling, Replacement)] {
    let all: [(Mutation, Spelling, Replacement)] = [
      (.string, .string, field.members.isEmpty ? .spelled(.string) : .json(.string("text"))),
      (.integer, .integer, field.members.isEmpty ? .spelled(.integer) : .json(.number(1))),
      (.boolean, .boolean, .json(.bool(true))),
      (.object, .object, .json(.object([("value", .string("text"))]))),
      (.array, .array, field.members.isEmpty ? .spelled(.array) : .json(.array([.string("text")]))),
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
