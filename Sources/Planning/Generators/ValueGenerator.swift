import CaseModel
import ContractModel
import JSONCore

/// Each value of an enumeration, and values outside it: other ones, in every JSON kind that may stand there, one in the
/// wrong case, what begins like an allowed value or is cut to one, a part of one, two in one, and the comma between them.
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
      for (name, mutation, words, value) in near(allowed, field) + part(of: allowed, field) {
        let expectation = context.expectation(of: mutation, in: field, otherwise: refusal)
        result.append(make(field, name, "\(field.shownName) \(words)", value, expectation, context))
      }
      return result.compactMap { $0 }
    }
  }

  /// Values that lenient readers take for the first allowed one.
  private func near(_ allowed: [String], _ field: Field) -> [(String, Mutation, String, JSONValue)] {
    guard field.place == .body, let first = allowed.first, !first.isEmpty else { return [] }
    var result: [(String, Mutation, String, JSONValue)] = []
    if field.mayBe(.string) {
      if let together = together(allowed) {
        // What stands in a text of all values, without or with commas between them.
        result += [
          ("longer", .extended, "that goes on behind \(first) with \(together.dropFirst())", .string(together)),
          ("comma", .other, "that is a comma", .string(",")),
        ]
      } else {
        result.append(("longer", .extended, "that goes on behind \(first)", .string(first + "x")))
      }
    }
    // Readers that take a number from a string pass over white space around it.
    if field.spellings.contains(.string) {
      result += [
        ("space-after", .spaceAfter, "\(first) before a space", .string(first + " ")),
        ("newline", .newline, "\(first) before a line feed", .string(first + "\n")),
      ]
    }
    guard field.mayBe(.integer), let number = UInt32(first) else { return result }
    result += [
      ("longer-integer", .extended, "\(first)0", .number(text: first + "0")),
      ("negative", .sign, "-\(first)", .number(text: "-" + first)),
      // What is left of it in 32 or in 64 bits is the allowed value.
      ("wrapped", .other, "2^32 more than \(first)", .number(text: String(UInt64(number) + 1 << 32))),
      ("wrapped-64", .other, "2^64 more than \(first)", .number(text: String(UInt128(number) + 1 << 64))),
    ]
    if !isNumber(field), let (_, other) = others(than: allowed).first {
      result.append(("other-integer", .other, "\(other) as an integer", .number(text: other)))
    } else if isNumber(field), field.mayBe(.string), let (_, other) = others(than: allowed).first {
      result.append(("other-string", .other, "\(other) as a string", .string(other)))
    }
    return result
  }

  /// The first two of several values of one character each; nil for others, which have parts.
  private func together(_ allowed: [String]) -> String? {
    guard allowed.count > 1, allowed.allSatisfy({ $0.count == 1 && $0 != "," }) else { return nil }
    return allowed[0] + allowed[1]
  }

  /// A value cut short that no document names: what looks for it in a text of all values, or for one that begins so,
  /// finds it.
  private func part(of allowed: [String], _ field: Field) -> [(String, Mutation, String, JSONValue)] {
    let known = Set(allowed.map { $0.lowercased() })
    for value in allowed where value.count > 1 {
      for part in [value.dropLast(), value.dropFirst()].map(String.init) {
        let isNumber = isNumber(field) && (part == "-" || part.hasPrefix("0"))
        if known.contains(part.lowercased()) || part.contains(where: \.isWhitespace) || isNumber { continue }
        return [("part", .truncated, "\(part), a part of \(value)", json(part, field))]
      }
    }
    return []
  }

  /// Well-formed values of the same shape that are not allowed.
  private func others(than allowed: [String]) -> [(String, String)] {
    guard let first = allowed.first, let last = first.last else { return [] }
    let candidates: [Character] = last.isNumber ? ["1", "2", "0", "7", "9"] : ["X", "Z", "Q", "x"]
    let values = candidates.map { String(first.dropLast()) + String($0) }.filter { !allowed.contains($0) }
    return values.prefix(2).enumerated().map { ($0.offset == 0 ? "other" : "another", $0.element) }
  }

  private func json(_ value: String, _ field: Field) -> JSONValue {
    isNumber(field) ? .number(text: value) : .string(value)
  }

  private func isNumber(_ field: Field) -> Bool {
    field.spellings.first == .integer || field.spellings.first == .number
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
