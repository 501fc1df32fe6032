import HTTPCore

/// Writes a response with something wrong about its start line, its fields or the length of its body.
enum FramingDefects {
  static func bytes(of message: WireMessage, _ defect: MessageDefect.Framing) -> [UInt8] {
    switch defect {
    case .lengthOff(let difference):
      return head(message, message.framed(max(0, message.body.count + difference))) + message.body
    case .twoLengths:
      var fields = message.framed(nil)
      fields.append("Content-Length", String(message.body.count + 7))
      return head(message, fields) + message.body
    case .lengthAndChunked:
      var fields = message.framed(nil)
      fields.append("Transfer-Encoding", "chunked")
      return head(message, fields) + chunks(message.body, last: true)
    case .badChunkSize:
      return head(message, chunked(message)) + Array("zz\r\n".utf8) + message.body + Array("\r\n0\r\n\r\n".utf8)
    case .missingLastChunk: return head(message, chunked(message)) + chunks(message.body, last: false)
    case .bodyOnNoContent:
      var fields = message.fields
      fields.append("Content-Length", "2")
      return head(message, fields) + Array("{}".utf8)
    case .badStatusLine:
      let text = String(decoding: head(message, message.framed(nil)) + message.body, as: UTF8.self)
      return Array(text.replacing("HTTP/1.1 ", with: "HTTP1.1-", maxReplacements: 1).utf8)
    case .badHeaderLine: return inserting("no colon here\r\n", into: message)
    case .bareCarriageReturn: return inserting("X-Note: a\rb\r\n", into: message)
    case .nul: return inserting("X-Note: a\u{0}b\r\n", into: message)
    case .spaceBeforeColon: return inserting("X-Note : a\r\n", into: message)
    }
  }

  private static func chunked(_ message: WireMessage) -> HTTPFields {
    var fields = message.fields
    fields.append("Transfer-Encoding", "chunked")
    return fields
  }

  private static func chunks(_ body: [UInt8], last: Bool) -> [UInt8] {
    let size = String(body.count, radix: 16)
    return Array("\(size)\r\n".utf8) + body + Array((last ? "\r\n0\r\n\r\n" : "\r\n").utf8)
  }

  private static func head(_ message: WireMessage, _ fields: HTTPFields) -> [UInt8] {
    HTTPResponse(status: message.status, reason: message.response.reason, fields: fields).bytes
  }

  /// The message with a line of its own behind the status line.
  private static func inserting(_ line: String, into message: WireMessage) -> [UInt8] {
    let bytes = head(message, message.framed(nil))
    guard let end = bytes.firstIndex(of: 0x0A) else { return bytes }
    return bytes[...end] + Array(line.utf8) + bytes[(end + 1)...] + message.body
  }
}
