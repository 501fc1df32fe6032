import CaseModel
import ContractModel

/// Each identifying value replaced by a well-formed one that names nothing: another one, one that nearly is the
/// target's, for whoever compares a part of it only, and one that a query made of text takes for every value.
struct IdentityGenerator: CaseGenerator {
  let name = "identity"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.filter(\.identifies).flatMap { field -> [GroupedCase] in
      let expectation = context.expectation(of: .unknown, in: field, otherwise: context.refusal(of: field))
      let unknown = make(
        field, Mutation.unknown.rawValue, "\(field.shownName) that names nothing", .unknown, expectation, context)
      guard !expectation.isOpen else { return [unknown].compactMap { $0 } }
      // What is cut or extended may be refused for its form too.
      var either = expectation
      if !either.outcomes.contains(Outcome.refused) { either.outcomes.append(Outcome.refused) }
      let near = Self.near(field).map { name, edit, words in
        make(
          field, name, "\(field.shownName) \(words)", .text(edit), name.hasPrefix("altered") ? expectation : either,
          context)
      }
      return ([unknown, Injection.into(field, field.aspect(.identity), either, context)] + near).compactMap { $0 }
    }
  }

  private static func near(_ field: Field) -> [(String, TextEdit, String)] {
    switch field.place {
    case .header, .query: return []
    // A neighbour in a path may be somebody else, whom the caller may serve: only what no counter ends in is sure to
    // name nothing.
    case .path: return [("extended", .append("x"), "followed by a letter")]
    case .body: break
    }
    let altered: [(String, TextEdit, String)] = [
      ("altered-start", .alterFirst, "altered at its start"), ("altered-end", .alterLast, "altered at its end"),
    ]
    // The length's own cases cut and extend what has one length only.
    if field.type.length?.isExact == true { return altered }
    return altered + [
      ("truncated", .dropLast(1), "cut short"), ("end-alone", .replaceFirst(""), "without its first character"),
      ("extended", .append("0"), "extended"),
    ]
  }

  private func make(
    _ field: Field, _ name: String, _ changed: String, _ replacement: Replacement, _ expectation: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    context.oneStep(
      [field.aspect(.identity)], name, group: field.group, changed: changed,
      edits: [.replace(field.id, replacement)], expecting: expectation, needs: context.optionalBindings(of: field))
  }
}
