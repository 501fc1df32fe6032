import ContractModel
import PayloadCrypto

extension FieldType {
  /// What is wrong with a text that is to be of this type, in shape only; nil when it fits.
  func problem(of text: String) -> String? {
    if let allowed {
      if allowed.contains(text) { return nil }
      return "has \(Self.shape(of: text)); wanted \(allowed.joined(separator: " or "))"
    }
    let count = text.unicodeScalars.count
    let fits = length.map { count >= $0.minimum && count <= $0.maximum } ?? true
    if fits, isWellFormed(text) { return nil }
    return "has \(Self.shape(of: text)); wanted \(wanted)"
  }

  private func isWellFormed(_ text: String) -> Bool {
    switch base {
    case .numeric: text.isDigits
    case .dateTime(let format): Self.isWritten(text, in: format)
    case .guid: text.isGUID
    case .hex: !text.isEmpty && text.utf8.allSatisfy { Self.isHexDigit($0) }
    case .base64: !text.isEmpty && Base64.decode(text) != nil
    case .boolean: text == "true" || text == "false"
    case .string, .any, .object, .array: true
    }
  }

  /// What the type asks for, in words.
  private var wanted: String {
    let kind =
      switch base {
      case .numeric: "digits"
      case .dateTime(let format): "a date in the form \(format)"
      case .guid: "a GUID"
      case .hex: "hexadecimal digits"
      case .base64: "base64 with padding"
      case .boolean: "true or false"
      case .string, .any, .object, .array: "characters"
      }
    guard let length else { return kind }
    return length.isExact ? "\(length.minimum) \(kind)" : "\(length.minimum) to \(length.maximum) \(kind)"
  }

  /// The length and the alphabet of a text, never the text.
  static func shape(of text: String) -> String {
    let count = text.unicodeScalars.count
    let alphabet: String
    if text.isEmpty {
      return "no characters"
    } else if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      alphabet = "characters, control characters among them"
    } else if text.isDigits {
      alphabet = "digits"
    } else if text.utf8.allSatisfy({ isHexDigit($0) }) {
      alphabet = "hexadecimal digits"
    } else if text.utf8.allSatisfy({ $0 < 0x80 }) {
      alphabet = "ASCII characters"
    } else {
      alphabet = "characters, some beyond ASCII"
    }
    return "\(count) \(alphabet)"
  }

  /// Whether a text has a digit for every letter of a date format, and the format's own signs between them.
  private static func isWritten(_ text: String, in format: String) -> Bool {
    guard text.utf8.count == format.utf8.count else { return false }
    return zip(text.utf8, format.utf8).allSatisfy { given, wanted in
      "YMDHS".utf8.contains(wanted) ? (0x30...0x39).contains(given) : given == wanted
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
