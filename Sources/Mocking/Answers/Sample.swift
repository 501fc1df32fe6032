import ContractModel
import PayloadCrypto
import Wire

/// Makes up values of a type.
enum Sample {
  /// A valid value for a request field: the control's, or a new one where every request has its own.
  static func request(_ field: CheckedField) -> String {
    if let canonical = field.canonical { return canonical }
    switch field.field.control {
    case .freshIdentifier(let count)?: return letters(count)
    case .freshGUID?: return guid()
    case .freshPIN(let count)?: return String("0739518462731".prefix(count))
    case .now(let format)?: return CalendarTime(secondsSince1970: WallTime.now().seconds).text(format)
    case .pinBlock(let format, _, _)?: return hex(format == 4 ? 16 : 8)
    default: return value(of: field.field.type, WallTime.now(), number: 1)
    }
  }

  /// Some value of the type.
  ///
  /// - Parameter number: a running number; numeric values are made of it.
  static func value(of type: FieldType, _ now: WallTime, number: Int, text: String = "Done") -> String {
    if let allowed = type.allowed?.first { return allowed }
    let minimum = type.length?.minimum ?? 1
    let maximum = type.length?.maximum ?? 64
    switch type.base {
    case .numeric:
      // No zero in front, so that the digits may stand as a number.
      let end = String(number).suffix(maximum).drop { $0 == "0" }
      let digits = end.isEmpty ? "1" : String(end)
      let missing = minimum - digits.count
      return missing > 0 ? "1" + String(repeating: "0", count: missing - 1) + digits : digits
    case .hex: return String(hex((minimum + 1) / 2).prefix(max(1, minimum)))
    case .base64: return Base64.encode(Array("sample".utf8))
    case .guid: return guid()
    case .dateTime(let format): return CalendarTime(secondsSince1970: now.seconds).text(format)
    case .boolean: return "true"
    case .string, .object, .array, .any: return fitted(text, minimum, maximum)
    }
  }

  /// The text cut or filled to a length.
  static func fitted(_ text: String, _ minimum: Int, _ maximum: Int) -> String {
    let scalars = text.unicodeScalars.prefix(max(0, maximum))
    let missing = minimum - scalars.count
    return String(String.UnicodeScalarView(scalars)) + String(repeating: "x", count: max(0, missing))
  }

  /// Random letters and digits.
  static func letters(_ count: Int) -> String {
    let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
    return String(decoding: SystemRandom.bytes(count).map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
  }

  static func hex(_ bytes: Int) -> String { Hex.encode(SystemRandom.bytes(bytes), uppercase: true) }

  /// A random GUID, version 4 (RFC 9562 §5.4).
  static func guid() -> String {
    var bytes = SystemRandom.bytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Hex.encode(bytes).utf8)
    let parts = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
