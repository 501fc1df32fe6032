/// The text form of a GUID: 8-4-4-4-12 hexadecimal digits of either case (RFC 9562 §4).
enum GUIDForm {
  /// What keeps the text from being a GUID; nil when it is one.
  static func finding(_ bytes: [UInt8]) -> Violation.Kind? {
    if bytes.first == 0x7B, bytes.last == 0x7D { return .braces }
    if bytes.count == 32, bytes.allSatisfy(TextCheck.isHexDigit) { return .noDashes }
    let text = String(decoding: bytes, as: UTF8.self)
    let fits: (UInt8) -> Bool = { TextCheck.isHexDigit($0) || $0 == dash }
    if !bytes.allSatisfy(fits) { return TextCheck.wrongCharacter(bytes, text, fits) }
    if bytes.count < 36 { return .truncated }
    if bytes.count > 36 { return .extended }
    for (index, byte) in bytes.enumerated() where dashes.contains(index) != (byte == dash) { return .symbol }
    return nil
  }

  static func isGUID(_ text: String) -> Bool { finding(Array(text.utf8)) == nil }

  private static let dash: UInt8 = 0x2D
  private static let dashes: Set<Int> = [8, 13, 18, 23]
}
