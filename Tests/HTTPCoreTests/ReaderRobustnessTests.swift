import HTTPCore
import Testing

/// What both readers must do whatever the pieces and whatever the octets.
@Suite struct ReaderRobustnessTests {
  @Test(arguments: sampleResponses)
  func readsTheSameResponseFromSingleOctets(text: String) {
    var reader = ResponseReader(requestMethod: "GET")
    for byte in octets(text) { _ = reader.receive([byte]) }
    #expect(reader.finish() == readResponse(octets(text)) && reader.state.message != nil)
  }

  @Test(arguments: sampleRequests)
  func readsTheSameRequestFromSingleOctets(text: String) {
    var reader = RequestReader()
    for byte in octets(text) { _ = reader.receive([byte]) }
    #expect(reader.state == readRequest(octets(text)) && reader.state.message != nil)
  }

  @Test(arguments: sampleResponses.dropLast())
  func callsEveryTruncatedResponseTruncated(text: String) {
    let bytes = octets(text)
    for count in 0..<bytes.count {
      let malformation = readResponse(Array(bytes.prefix(count))).malformation
      #expect(malformation?.offset == count)
      #expect([.truncatedHead, .truncatedBody].contains(malformation?.defect))
    }
  }

  @Test(arguments: sampleRequests)
  func callsEveryTruncatedRequestTruncated(text: String) {
    let bytes = octets(text)
    for count in 0..<bytes.count {
      let malformation = readRequest(Array(bytes.prefix(count))).malformation
      #expect([.truncatedHead, .truncatedBody].contains(malformation?.defect), "\(count)")
    }
  }

  @Test(arguments: 0..<20)
  func agreesWithItselfOnMutatedMessagesInAnyPieces(seed: UInt64) {
    var random = SeededRandom(state: seed)
    for text in sampleResponses + sampleRequests {
      for _ in 0..<40 {
        let bytes = mutated(octets(text), &random)
        var responses = ResponseReader(requestMethod: "POST")
        var requests = RequestReader()
        var rest = bytes[...]
        while !rest.isEmpty {
          let piece = rest.prefix(Int.random(in: 1...9, using: &random))
          _ = responses.receive(piece)
          _ = requests.receive(piece)
          rest = rest.dropFirst(piece.count)
        }
        #expect(outcome(responses.finish()) == outcome(readResponse(bytes, to: "POST")))
        #expect(outcome(requests.finish()) == outcome(readRequest(bytes)))
      }
    }
  }

  /// A head over its limit whose last line holds a NUL or a carriage return that ends nothing: one defect is told.
  @Test(arguments: ["a: \0b\r\n", "a: \rb\r\n", "a: bcd\r\n"], 0..<12)
  func callsAHeadTooLargeInAnyPieces(line: String, room: Int) {
    let fields = String(repeating: "x: y\r\n", count: 8)
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
    for (start, used) in [("HTTP/1.1 200 OK\r\n", 17 + 48), (chunked, 48)] {
      let limits = MessageLimits(lineBytes: 64, headBytes: used + room)
      let bytes = octets(start + fields + line + fields)
      var reader = ResponseReader(requestMethod: "GET", limits: limits)
      for byte in bytes { _ = reader.receive([byte]) }
      #expect(outcome(reader.finish()) == outcome(readResponse(bytes, limits: limits)))
    }
  }

  /// What must not depend on the pieces; the octets received after a defect may.
  private func outcome<Message>(_ state: ReadState<Message>) -> ReadState<Message> {
    if case .malformed(let what, _) = state { .malformed(what, partial: nil) } else { state }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    let special: [UInt8] = [0, 9, 10, 13, 32, 44, 48, 58, 59, 0x66, 0x7F, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let index = bytes.indices.randomElement(using: &random) ?? 0
      let byte = special.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[index] = byte
      case 1: bytes.insert(byte, at: index)
      case 2: bytes.remove(at: index)
      default: bytes.insert(contentsOf: bytes[index...].prefix(12), at: index)
      }
    }
    return bytes
  }
}
