import CaseModel
import ContractModel
import JSONCore

extension Composition {
  /// The value a field gets instead of its control's.
  mutating func replacement(_ replacement: Replacement, for field: Field) throws(ComposeFailure) -> JSONValue {
    switch replacement {
    case .json(let value): return field.place == .body ? value : .string(value.plainText)
    case .text(let edit):
      let value = try needed(field)
      guard let text = value.scalarText else { throw .notApplicable("\(field.id) is no text") }
      let changed = try TextChange(field, taken: composer.taken).apply(edit, to: text, &entropy)
      return respell(changed, like: value)
    case .spelled(let spelling): return try spelled(spelling, field)
    case .twice(let missing):
      guard let element = try needed(field).array?.first else { throw .notApplicable("\(field.id) has no elements") }
      return .array([element, element.removing(path: [missing])])
    case .unknown:
      let value = try needed(field)
      guard let text = value.scalarText, value.bool == nil,
        let other = entropy.unlike(text, isHex: TextChange(field).isHex, taken: composer.taken)
      else { throw .notApplicable("\(field.id) has no other value of the same shape") }
      return respell(other, like: value)
    case .source(let source):
      switch try value(of: source, for: field) {
      case .value(let value): return value
      case .notGiven(let name): throw .notApplicable("\(name) is not given")
      case .none: throw .notApplicable("\(field.id) has no value")
      }
    case .pinBlock(let edit):
      guard case .pinBlock(let format, let pan, let key)? = field.control else {
        throw .notApplicable("\(field.id) is no PIN block")
      }
      for name in [pan, key].compactMap(\.self) where try secret(name) == nil {
        throw .notApplicable("\(name) is not given")
      }
      return field.spelled(try pinBlock(format: format, pan: pan, key: key, edit: edit))
    }
  }

  /// The control's value of a field that an edit cannot do without.
  mutating func needed(_ field: Field) throws(ComposeFailure) -> JSONValue {
    if !field.members.isEmpty { return try whole(field) }
    switch try control(of: field) {
    case .value(let value): return value
    case .notGiven(let name): throw .notApplicable("\(name) is not given")
    case .none: throw .notApplicable("the control gives \(field.id) no value")
    }
  }

  /// The control's value as a JSON kind.
  private mutating func spelled(_ spelling: Spelling, _ field: Field) throws(ComposeFailure) -> JSONValue {
    let value = try needed(field)
    guard field.place == .body else { return value }
    if field.spellings.contains(spelling), let text = value.scalarText {
      guard let spelled = spelling.value(of: text) else {
        throw .notApplicable("the value cannot be spelled as \(spelling.rawValue)")
      }
      return spelled
    }
    switch spelling {
    case .string: return .string(value.plainText)
    case .integer, .number: return .number(text: try integerText(of: value, field))
    case .boolean: return .bool(true)
    case .object:
      // An object in place of a list of them.
      if let first = value.array?.first, first.members != nil { return first }
      return .object([("value", value)])
    case .array: return .array([value])
    case .null: return .null
    }
  }

  /// The digits of a value as a JSON integer, or one of no meaning; as many as the field has room for, so that the kind
  /// is all that is wrong.
  private mutating func integerText(of value: JSONValue, _ field: Field) throws(ComposeFailure) -> String {
    let found = (value.scalarText ?? "").utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
    let digits = found.isEmpty ? "12345" : String(decoding: found, as: UTF8.self)
    guard let length = field.type.length else { return digits }
    let count = min(max(digits.utf8.count, length.minimum), max(1, length.maximum))
    return count == digits.utf8.count
      ? digits : try TextChange(taken: .none).apply(.resize(count), to: digits, &entropy)
  }

  /// The control's value of a field with all that stands below it.
  private mutating func whole(_ field: Field) throws(ComposeFailure) -> JSONValue {
    var below: [(String, JSONValue)] = []
    for member in field.members where !isRemoved(member) {
      if !member.members.isEmpty {
        below.append((member.name, try whole(member)))
      } else if case .value(let value) = try control(of: member) {
        noteSecret(member, value)
        below.append((member.name, value))
      }
    }
    return field.type.base == .array ? .array(below.map(\.1)) : .object(below)
  }

  /// A changed text in the kind it had; a string where that kind cannot hold it.
  private func respell(_ text: String, like value: JSONValue) -> JSONValue {
    switch value.kind {
    case .number: Spelling.integer.value(of: text) ?? Spelling.number.value(of: text) ?? .string(text)
    case .bool: Spelling.boolean.value(of: text) ?? .string(text)
    default: .string(text)
    }
  }
}
