import CaseModel
import ContractModel
import JSONCore

/// One over each maximum, one under each minimum, a zero before digits that have one length, and each boundary where the value may be chosen freely.
struct LengthGenerator: CaseGenerator {
  let name = "length"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.flatMap { field -> [GroupedCase] in
      guard let length = field.type.length, field.control != nil, field.place != .path else { return [] }
      let refusal = context.refusal(of: field)
      var result = [make(field, .tooLong, length.maximum + 1, refusal, context)]
      // Another length that a later edition might have.
      if length.isExact { result.append(make(field, .tooLong, length.maximum + 2, refusal, context)) }
      if length.isExact, field.type.base == .numeric {
        // The same number, for whoever reads digits as one; the end of it, for whoever compares ends.
        result.append(make(field, "zero-in-front", .tooLong, "behind another zero", .prepend("0"), refusal, context))
        if field.identifies {
          let words = "without its first digit"
          result.append(make(field, "end-alone", .tooShort, words, .replaceFirst(""), refusal, context))
        }
      }
      if length.minimum > 1 {
        result.append(make(field, .tooShort, length.minimum - 1, refusal, context))
      }
      result.append(longInteger(field, length.maximum + 1, refusal, context))
      if context.isFree(field), !length.isExact {
        let shortest = max(length.minimum, field.unique ?? 1)
        result.append(make(field, .shortest, min(shortest, length.maximum), .accepted, context))
        result.append(make(field, .longest, length.maximum, .accepted, context))
        if field.type.base == .string, field.unique == nil {
          result.append(multiByte(field, length.maximum, context))
        }
      }
      return result.compactMap { $0 }
    }
  }

  /// A JSON integer of too many digits, where an integer may stand for the digits.
  private func longInteger(
    _ field: Field, _ count: Int, _ refusal: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    guard field.place == .body, field.type.base == .numeric, field.mayBe(.integer) else { return nil }
    let digits = String(String(repeating: "1234567890", count: count / 10 + 1).prefix(count))
    return context.oneStep(
      [field.aspect(.length)], "integer-\(count)", group: field.group,
      changed: "\(field.shownName) as an integer of \(count) digits",
      edits: [.replace(field.id, .json(.number(text: digits)))],
      expecting: context.expectation(of: .tooLong, in: field, otherwise: refusal),
      needs: context.optionalBindings(of: field))
  }

  /// As many characters as are allowed, each of them two octets: documents rarely say which of the two they count.
  private func multiByte(_ field: Field, _ count: Int, _ context: GenerationContext) -> GroupedCase? {
    context.oneStep(
      [field.aspect(.length)], "\(count)-multi-byte", group: field.group,
      changed: "\(field.shownName) with \(count) characters of two bytes",
      edits: [.replace(field.id, .json(.string(String(repeating: "é", count: count))))], expecting: context.open(field),
      needs: context.optionalBindings(of: field))
  }

  private func make(
    _ field: Field, _ mutation: Mutation, _ count: Int, _ otherwise: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    make(
      field, "\(count)", mutation, "with \(count) \(count == 1 ? "character" : "characters")", .resize(count),
      otherwise,
      context)
  }

  private func make(
    _ field: Field, _ name: String, _ mutation: Mutation, _ words: String, _ edit: TextEdit, _ otherwise: Expectation,
    _ context: GenerationContext
  ) -> GroupedCase? {
    context.oneStep(
      [field.aspect(.length)], name, group: field.group, changed: "\(field.shownName) \(words)",
      edits: [.replace(field.id, .text(edit))],
      expecting: context.expectation(of: mutation, in: field, otherwise: otherwise),
      needs: context.optionalBindings(of: field))
  }
}
