import ContractModel
import JSONCore

extension Field {
  /// Spells a text as the field's first spelling that can hold it; as a string where none can.
  func spelled(_ text: String) -> JSONValue {
    guard place == .body else { return .string(text) }
    for spelling in spellings {
      if let value = spelling.value(of: text) { return value }
    }
    return .string(text)
  }

  /// The place of the field in the body, as JSON paths name it.
  var bodyPath: [String] { path.map { $0 == "[]" ? "0" : $0 } }
}

extension Spelling {
  /// The value of this kind that a text stands for; nil when it stands for none.
  func value(of text: String) -> JSONValue? {
    switch self {
    case .string: return .string(text)
    case .integer: return text.isJSONInteger ? .number(text: text) : nil
    case .number:
      guard let value = JSONValue(reading: text), value.number != nil else { return nil }
      return value
    case .boolean:
      if text == "true" { return .bool(true) }
      return text == "false" ? .bool(false) : nil
    case .null: return text == "null" ? .null : nil
    case .object:
      guard let value = JSONValue(reading: text), value.members != nil else { return nil }
      return value
    case .array:
      guard let value = JSONValue(reading: text), value.array != nil else { return nil }
      return value
    }
  }
}

extension String {
  /// Whether the text is an integer as JSON writes it: no leading zero, no plus sign (RFC 8259 §6).
  var isJSONInteger: Bool {
    let digits = hasPrefix("-") ? String(dropFirst()) : self
    return digits.isDigits && (digits == "0" || !digits.hasPrefix("0"))
  }
}

extension JSONValue {
  /// Reads a JSON text without white space around it; nil when it is none.
  init?(reading text: String) {
    guard let first = text.utf8.first, let last = text.utf8.last, first > 0x20, last > 0x20 else { return nil }
    guard let value = try? JSONReader.read(Array(text.utf8)).value else { return nil }
    self.init(value.kind)
  }

  /// The text of a string, number or boolean; nil of the other kinds.
  var scalarText: String? {
    switch kind {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The value as a header, path or query carries it.
  var plainText: String { scalarText ?? text() }
}
