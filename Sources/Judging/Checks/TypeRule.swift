import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member has one of its JSON kinds.
enum TypeRule {
  /// Returns whether the kind is right, so that the other rules make sense.
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) -> Bool {
    if isAllowed(subject.value, subject.field) {
      context.hold(subject.aspect(.type))
      return true
    }
    context.fail(
      subject.aspect(.type), "a member has the wrong JSON type",
      expected: subject.field.spellings.map(\.rawValue).joined(separator: " or "), actual: subject.value.kindName,
      at: subject.field.id)
    return false
  }

  /// Whether a value has one of the JSON kinds that the field may have.
  static func isAllowed(_ value: JSONValue, _ field: Field) -> Bool {
    spellings(of: value).contains { field.spellings.contains($0) || field.openSpellings.contains($0) }
  }

  /// The kinds a value may count as. `1.0` and `1e0` are integers too.
  private static func spellings(of value: JSONValue) -> [Spelling] {
    switch value.kind {
    case .null: [.null]
    case .bool: [.boolean]
    case .string: [.string]
    case .array: [.array]
    case .object: [.object]
    case .number(let number): number.integerReading == nil ? [.number] : [.integer, .number]
    }
  }
}
