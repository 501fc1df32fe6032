import CaseModel

extension BodyEdit {
  /// The changed bytes of a body.
  ///
  /// - Throws: `notApplicable` when a member is to be added to a body that is no object, or nothing would change.
  func apply(to body: [UInt8]) throws(ComposeFailure) -> [UInt8] {
    switch self {
    case .absent: return []
    case .truncated(let count):
      let cut = min(max(0, count), body.count / 2)
      guard cut > 0 else { throw .notApplicable("the body is too short to be cut") }
      return Array(body.dropLast(cut))
    case .append(let bytes): return body + bytes
    case .prepend(let bytes): return bytes + body
    case .replaced(let bytes): return bytes
    case .inArray: return [UInt8(ascii: "[")] + body + [UInt8(ascii: "]")]
    case .nested(let depth):
      let open = Array(repeating: UInt8(ascii: "["), count: max(0, depth))
      let close = Array(repeating: UInt8(ascii: "]"), count: max(0, depth))
      return try Self.adding(open.isEmpty ? Array("null".utf8) : open + close, to: body)
    case .padded(let count):
      let quote = [UInt8(ascii: "\"")]
      return try Self.adding(quote + Array(repeating: UInt8(ascii: "a"), count: max(0, count)) + quote, to: body)
    }
  }

  /// Puts a member `probe` before the last brace.
  private static func adding(_ value: [UInt8], to body: [UInt8]) throws(ComposeFailure) -> [UInt8] {
    guard let end = body.lastIndex(of: UInt8(ascii: "}")),
      let before = body[..<end].last(where: { $0 > 0x20 })
    else { throw .notApplicable("the body is no object") }
    let comma = before == UInt8(ascii: "{") ? "" : ","
    return body[..<end] + Array("\(comma)\"probe\":".utf8) + value + body[end...]
  }
}
