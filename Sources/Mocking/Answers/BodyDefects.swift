import JSONCore

/// Changes the bytes of a written body.
enum BodyDefects {
  static func apply(_ change: MessageDefect.TextChange, to body: inout [UInt8]) {
    switch change {
    case .replaced(let bytes): body = bytes
    case .prefixed(let bytes): if !body.isEmpty { body = bytes + body }
    case .suffixed(let bytes): if !body.isEmpty { body += bytes }
    case .truncated(let count): body.removeLast(min(count, body.count))
    case .duplicateMember: repeatMember(&body)
    case .invalidUTF8: insert([0xC3, 0x28], &body)
    case .controlCharacter: insert([0x01], &body)
    case .added: if body.isEmpty { body = Array("{}".utf8) }
    }
  }

  /// Writes the first member of the object once more at its end.
  private static func repeatMember(_ body: inout [UInt8]) {
    guard let value = try? JSONReader.read(body).value, let first = value.members?.first else { return }
    body = value.appendingDuplicate(path: [first.name], value: first.value).bytes()
  }

  /// Puts bytes into a string of their own in front of the first member.
  private static func insert(_ bytes: [UInt8], _ body: inout [UInt8]) {
    guard body.first == 0x7B, body.count > 2 else { return }
    body = Array(#"{"note":""#.utf8) + bytes + Array(#"","#.utf8) + body.dropFirst()
  }
}
