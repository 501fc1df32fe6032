import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member's text is written as its type says.
enum FormatRule {
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) {
    let text = subject.text
    let isRight: Bool
    let expected: String
    switch subject.field.type.base {
    case .numeric:
      isRight = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      expected = "decimal digits only"
    case .guid:
      isRight = isGUID(text)
      expected = "a GUID: 8-4-4-4-12 hexadecimal digits"
    case .hex:
      isRight = !text.isEmpty && text.utf8.allSatisfy(isHex)
      expected = "hexadecimal digits only"
    case .base64:
      isRight = isBase64(text)
      expected = "base64 with padding"
    case .dateTime(let format):
      isRight = CalendarText(text, format: format) != nil
      expected = "a calendar date and time as \(format)"
    case .string, .boolean, .object, .array, .any:
      return
    }
    if isRight { return context.hold(subject.aspect(.format)) }
    context.fail(
      subject.aspect(.format), "a member is not written as its type", expected: expected, actual: subject.shown,
      at: subject.field.id)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func isGUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.utf8.allSatisfy(isHex) }
  }

  private static func isBase64(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == 0x3D }.count
    return padding <= 2
      && bytes.dropLast(padding).allSatisfy { byte in
        isHex(byte) || (0x47...0x5A).contains(byte) || (0x67...0x7A).contains(byte) || byte == 0x2B || byte == 0x2F
      }
  }
}
