import JSONCore

/// A part of a message that is compared as a whole: the start line, a header field, a member of a JSON body, or a body
/// that is no JSON.
struct MessagePiece: Sendable, Hashable {
  /// Tells the piece from others of its message; the same in every request of an operation.
  var key: String
  /// The field's or member's name in lower case; empty for a start line or a whole body.
  var name: String
  /// Byte offsets in the message.
  var range: Range<Int>

  /// A body longer than this is one piece.
  private static let longestBody = 65_536

  /// Takes a whole message apart: start line, fields, body.
  static func pieces(ofMessage message: [UInt8]) -> [MessagePiece] {
    var pieces: [MessagePiece] = []
    var start = 0
    while start < message.count {
      let end = message[start...].firstIndex(of: 0x0A) ?? message.count
      let line = start..<(end > start && message[end - 1] == 0x0D ? end - 1 : end)
      let next = min(end + 1, message.count)
      if line.isEmpty { return pieces + self.pieces(ofBody: message, from: next) }
      if pieces.isEmpty {
        pieces.append(MessagePiece(key: ":", name: "", range: line))
      } else {
        let colon = message[line].firstIndex(of: UInt8(ascii: ":")) ?? line.upperBound
        let name = String(decoding: message[line.lowerBound..<colon], as: UTF8.self).lowercased()
        pieces.append(MessagePiece(key: "field \(name)", name: name, range: line))
      }
      start = next
    }
    return pieces
  }

  /// Takes a body apart: the innermost members when it is JSON.
  ///
  /// - Parameter start: where the body begins in the bytes.
  static func pieces(ofBody bytes: [UInt8], from start: Int = 0) -> [MessagePiece] {
    guard start < bytes.count else { return [] }
    let body = Array(bytes[start...])
    guard body.count <= longestBody, let reading = try? JSONReader.read(body),
      reading.value.members != nil || reading.value.array != nil
    else { return [MessagePiece(key: "body", name: "", range: start..<bytes.count)] }
    var pieces: [MessagePiece] = []
    collect(reading.value, "body", start, &pieces)
    return pieces
  }

  private static func collect(_ value: JSONValue, _ path: String, _ start: Int, _ pieces: inout [MessagePiece]) {
    var seen: Set<String> = []
    for member in value.members ?? [] {
      // A name that stands twice is another piece the second time.
      let key = "\(path)/\(member.name)" + (seen.insert(member.name).inserted ? "" : " again")
      let range = (start + member.nameRange.lowerBound)..<(start + member.value.range.upperBound)
      if member.value.members?.isEmpty == false || member.value.array?.isEmpty == false {
        collect(member.value, key, start, &pieces)
      } else {
        pieces.append(MessagePiece(key: key, name: member.name.lowercased(), range: range))
      }
    }
    for (index, element) in (value.array ?? []).enumerated() {
      let key = "\(path)/\(index)"
      if element.members != nil || element.array != nil {
        collect(element, key, start, &pieces)
      } else {
        let range = (start + element.range.lowerBound)..<(start + element.range.upperBound)
        pieces.append(MessagePiece(key: key, name: "", range: range))
      }
    }
  }
}
