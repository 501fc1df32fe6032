import HTTPCore
import Testing

@Suite struct ResponseReaderTests {
  @Test func readsABodyOfGivenLengthAndKeepsWhatFollows() throws {
    var reader = ResponseReader(requestMethod: "GET")
    let response = try #require(
      reader.receive(octets("HTTP/1.1 200 Fine\r\nContent-Length: 3\r\nA: 1\r\na: 2\r\n\r\nabcHTTP")).message)
    #expect(response.status == 200 && response.reasonText == "Fine" && response.version == "HTTP/1.1")
    #expect(response.body == octets("abc") && response.framing == .contentLength(3))
    #expect(response.fields.map(\.nameText) == ["Content-Length", "A", "a"])
    #expect(response.fields.all("A").map(\.valueText) == ["1", "2"])
    #expect(reader.leftover == octets("HTTP") && response.raw == reader.received && reader.received.last == 0x63)
    #expect(reader.receive(octets("/")) == .complete(response) && reader.leftover == octets("HTTP/"))
  }

  @Test func readsChunksWithExtensionsAndTrailers() throws {
    let response = try #require(readResponse(octets(sampleResponses[3])).message)
    #expect(response.body == octets("Wikipedia ") && response.framing == .chunked)
    #expect(response.trailers == HTTPFields([HTTPField("X-Sum", "1"), HTTPField("X-B", "")]))
    #expect(response.notes == [.chunkExtension] && response.raw == octets(sampleResponses[3]))
  }

  @Test func keepsInterimResponsesBeforeTheFinalOne() throws {
    let response = try #require(readResponse(octets(sampleResponses[2])).message)
    #expect(response.interim.map(\.status) == [100, 103] && response.status == 201 && response.reason.isEmpty)
    #expect(response.interim.last?.fields["link"] == "</s>")
  }

  @Test func readsUntilTheConnectionClosesWithoutFramingFields() throws {
    var reader = ResponseReader(requestMethod: "GET")
    #expect(reader.receive(octets("HTTP/1.1 200 OK\r\n\r\nab")) == .needsMore)
    #expect(reader.isHeadComplete && reader.receive(octets("c")) == .needsMore)
    let response = try #require(reader.finish().message)
    #expect(response.body == octets("abc") && response.framing == .untilClose)
  }

  @Test(arguments: [("HEAD", 200), ("GET", 204), ("GET", 304), ("GET", 101), ("CONNECT", 200)])
  func seesNoBodyWhereNoneCanBe(method: String, status: Int) throws {
    var reader = ResponseReader(requestMethod: method)
    let response = try #require(reader.receive(octets("HTTP/1.1 \(status) X\r\nContent-Length: 3\r\n\r\nabc")).message)
    #expect(response.framing == .none && response.body.isEmpty && reader.leftover == octets("abc"))
  }

  @Test func reportsATolerableStatusLineWithoutItsLastSpace() throws {
    let response = try #require(readResponse(octets("HTTP/1.1 700\nContent-Length: 0, 0\n\n")).message)
    #expect(response.notes == [.bareLineFeed, .statusOutOfRange, .missingSpaceAfterStatus, .repeatedContentLength])
  }

  @Test func joinsFoldedValuesAndSaysSo() throws {
    let response = try #require(readResponse(octets(sampleResponses[4])).message)
    #expect(response.fields["x"] == "a b c" && response.notes == [.obsoleteFolding])
    #expect(response.version == "HTTP/1.0" && response.body == octets("until the end"))
  }

  @Test func keepsReasonAndValuesAsRawOctets() throws {
    let bytes = octets("HTTP/1.1 400 Inv") + [0xE1] + octets("lido\r\nX: ") + [0xC3, 0xA9, 0x01] + octets("\r\n\r\n")
    let response = try #require(readResponse(bytes).message)
    #expect(response.reason == octets("Inv") + [0xE1] + octets("lido") && response.reasonText == "Inválido")
    #expect(response.fields[0].valueText == "é\u{1}" && response.notes == [.obsoleteText, .controlCharacter])
  }

  @Test(
    arguments: [
      ("HTTQ/1.1 200 OK", .badStatusLine, 0), ("\u{15}\u{3}\u{1}", .badStatusLine, 0), ("\r\n", .badStatusLine, 0),
      ("HTTP/1.1 20 OK\r\n", .badStatusLine, 0), ("HTTP/1.1  200 OK\r\n", .badStatusLine, 0),
      ("HTTP/1.1 2000 OK\r\n", .badStatusLine, 0), ("HTTP/1.1 099 OK\r\n", .badStatusLine, 0),
      ("HTTP/1.1\t200 OK\r\n", .badStatusLine, 0), ("HTTP/1.10 200 OK\r\n", .badStatusLine, 0),
      ("HTTP/2.0 200 OK\r\n", .unsupportedVersion, 0), ("", .truncatedHead, 0),
      ("HTTP/1.1 200 OK\r\nA : b\r\n", .badFieldLine, 17), ("HTTP/1.1 200 OK\r\nno colon\r\n", .badFieldLine, 17),
      ("HTTP/1.1 200 OK\r\n: b\r\n", .badFieldLine, 17), ("HTTP/1.1 200 OK\r\n A: b\r\n", .whitespaceBeforeFields, 17),
      ("HTTP/1.1 200 OK\r\nA: b\rc\r\n", .bareCarriageReturn, 21), ("HTTP/1.1 200 OK\r\nA: \0\r\n", .nulOctet, 20),
      ("HTTP/1.1 200 OK\r\nA: b\r\n", .truncatedHead, 23),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .conflictingContentLength, 36),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n", .conflictingContentLength, 17),
      ("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", .badContentLength, 17),
      ("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", .badContentLength, 17),
      ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", .bodyTooLarge, 17),
      ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", .truncatedBody, 41),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        .contentLengthWithTransferEncoding,
        36
      ),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .unknownTransferCoding, 17),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\r\n", .unknownTransferCoding, 17),
      ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .transferEncodingInOldVersion, 17),
    ] as [(String, MessageMalformation.Defect, Int)])
  func refusesAMalformedHead(text: String, defect: MessageMalformation.Defect, offset: Int) {
    #expect(readResponse(octets(text)).malformation == MessageMalformation(defect, offset: offset))
  }

  @Test(
    arguments: [
      ("x\r\n", .badChunkSize, 0), ("\r\n", .badChunkSize, 0), ("4 \r\nWiki", .badChunkSize, 0),
      ("-1\r\n", .badChunkSize, 0), ("0x4\r\nWiki", .badChunkSize, 0), ("4\nWiki\r\n", .bareLineFeed, 1),
      ("4\r\nWiki0\r\n", .missingChunkTerminator, 7), ("4\r\nWiki\r0", .missingChunkTerminator, 7),
      ("fffffffffffffffffffff\r\n", .bodyTooLarge, 0), ("4\r\nWi", .truncatedBody, 5),
      ("4\r\nWiki\r\n", .truncatedBody, 9),
      ("0\r\n", .truncatedBody, 3), ("0\r\nA: b\r\n", .truncatedBody, 9), ("0\r\nA b\r\n\r\n", .badFieldLine, 3),
      ("0\r\n\n", .bareLineFeed, 3), ("4;\0\r\n", .nulOctet, 2),
    ] as [(String, MessageMalformation.Defect, Int)])
  func refusesMalformedChunks(text: String, defect: MessageMalformation.Defect, offset: Int) {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let state = readResponse(octets(head + text))
    #expect(state.malformation == MessageMalformation(defect, offset: head.utf8.count + offset))
    #expect(state.partial?.status == 200 && state.partial?.framing == .chunked)
  }

  @Test func keepsWhatWasUnderstoodOfATruncatedMessage() {
    let state = readResponse(octets("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc"))
    #expect(state.partial?.body == octets("abc") && state.partial?.framing == .contentLength(5))
    #expect(readResponse(octets("HTTP/1.1 500 X\r\nContent-Length: a\r\n\r\n")).partial?.status == 500)
  }

  @Test func seesAStreamThatIsNotHTTPAtItsFirstOctets() {
    var reader = ResponseReader(requestMethod: "GET")
    #expect(reader.receive([0x15]).malformation?.defect == .badStatusLine)
  }

  @Test(
    arguments: [
      (MessageLimits(lineBytes: 20), .lineTooLong), (MessageLimits(headBytes: 40), .headTooLarge),
      (MessageLimits(fieldCount: 1), .tooManyFields), (MessageLimits(bodyBytes: 9), .bodyTooLarge),
      (MessageLimits(chunkCount: 1), .tooManyChunks),
    ] as [(MessageLimits, MessageMalformation.Defect)])
  func stopsAtEachLimit(limits: MessageLimits, defect: MessageMalformation.Defect) {
    let text =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6\r\npedia \r\n0\r\nA: b\r\nC: d\r\n\r\n"
    #expect(readResponse(octets(text), limits: limits).malformation?.defect == defect)
  }

  @Test func stopsAtEndlessHeadsBodiesAndInterimResponses() {
    let limits = MessageLimits(lineBytes: 100, headBytes: 1000, bodyBytes: 1000, interimCount: 3)
    func firstDefect(_ start: String, _ again: String) -> MessageMalformation.Defect? {
      var reader = ResponseReader(requestMethod: "GET", limits: limits)
      _ = reader.receive(octets(start))
      for _ in 0..<1000 { _ = reader.receive(octets(again)) }
      return reader.state.malformation?.defect
    }
    #expect(firstDefect("HTTP/1.1 200 OK\r\n", "x") == .lineTooLong)
    #expect(firstDefect("HTTP/1.1 200 OK\r\n", "A: bcdefgh\r\n") == .headTooLarge)
    #expect(firstDefect("HTTP/1.1 200 OK\r\n\r\n", "xy") == .bodyTooLarge)
    #expect(firstDefect("", "HTTP/1.1 100 C\r\n\r\n") == .tooManyInterimResponses)
    #expect(firstDefect("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;abcdef\r\nx\r\n") == .tooManyChunks)
    #expect(firstDefect("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n") == .headTooLarge)
  }
}
