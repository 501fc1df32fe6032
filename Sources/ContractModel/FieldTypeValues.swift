extension FieldType {
  /// Says what keeps a text from being a value of the type: "has 5 characters"; nil when it is one.
  ///
  /// Calendars are not consulted: of a date only the length and the digits count.
  public func fault(of text: String) -> String? {
    if let allowed, !allowed.contains(text) { return "is none of the allowed values" }
    if let length, base.hasLength {
      let count = text.unicodeScalars.count
      guard length.minimum <= count, count <= length.maximum else {
        return "has \(count) \(count == 1 ? "character" : "characters")"
      }
    }
    let bytes = Array(text.utf8)
    switch base {
    case .numeric: return !bytes.isEmpty && bytes.allSatisfy(ASCIIText.isDigit) ? nil : "is no run of digits"
    case .hex: return !bytes.isEmpty && bytes.allSatisfy(ASCIIText.isHex) ? nil : "is no run of hexadecimal digits"
    case .boolean: return text == "true" || text == "false" ? nil : "is neither true nor false"
    case .guid: return Self.isGUID(bytes) ? nil : "is no GUID"
    case .base64: return Self.isBase64(bytes) ? nil : "is no base64 text"
    case .dateTime(let format): return Self.isDate(bytes, format: Array(format.utf8)) ? nil : "is not written like that"
    case .string, .object, .array, .any: return nil
    }
  }

  private static func isGUID(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : ASCIIText.isHex(byte)
    }
  }

  private static func isBase64(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty, bytes.count % 4 == 0 else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return padding <= 2 && bytes.dropLast(padding).allSatisfy { ASCIIText.isWord($0, also: "+/") }
  }

  private static func isDate(_ bytes: [UInt8], format: [UInt8]) -> Bool {
    guard bytes.count == format.count else { return false }
    let digits = Array("YMDHS".utf8)
    return zip(bytes, format).allSatisfy { byte, mark in digits.contains(mark) ? ASCIIText.isDigit(byte) : byte == mark
    }
  }
}
