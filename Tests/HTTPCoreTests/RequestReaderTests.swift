import HTTPCore
import Testing

@Suite struct RequestReaderTests {
  @Test func readsARequestAndLeavesThePipelinedOne() throws {
    var reader = RequestReader()
    let request = try #require(reader.receive(octets(sampleRequests[1] + sampleRequests[0])).message)
    #expect(request.method == "POST" && request.target == "/p" && request.body == octets("body"))
    #expect(reader.leftover == octets(sampleRequests[0]) && reader.received == octets(sampleRequests[1]))
  }

  @Test func knowsAnExpectationAsSoonAsTheHeadIsRead() {
    var reader = RequestReader()
    let bytes = octets(sampleRequests[1])
    _ = reader.receive(bytes.dropLast(6))
    #expect(!reader.expectsContinue)
    #expect(reader.receive(bytes.suffix(6).dropLast(4)) == .needsMore)
    #expect(reader.expectsContinue)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
    "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\nContent-Length: 2\r\n\r\n",
  ])
  func expectsNoContinueWithoutABodyOrInOldVersions(text: String) {
    var reader = RequestReader()
    _ = reader.receive(octets(text))
    #expect(!reader.expectsContinue)
  }

  @Test func readsChunksSoThatTheyAreWrittenAgainAsTheyWere() throws {
    let request = try #require(readRequest(octets(sampleRequests[2])).message)
    #expect(request.body == octets("0123456789!") && request.chunkSizes == [10, 1])
    #expect(request.trailers["t"] == "v" && readRequest(request.bytes).message == request)
  }

  @Test func passesOverEmptyLinesBeforeTheRequest() {
    #expect(readRequest(octets(sampleRequests[3])).message?.version == "HTTP/1.0")
  }

  @Test(
    arguments: [
      ("GET /\r\n", .badRequestLine, 0), ("GET  / HTTP/1.1\r\n", .badRequestLine, 0),
      ("G(T / HTTP/1.1\r\n", .badRequestLine, 0), ("GET /\u{7F} HTTP/1.1\r\n", .badRequestLine, 0),
      ("GET / http/1.1\r\n", .badRequestLine, 6), ("PRI * HTTP/2.0\r\n", .unsupportedVersion, 6),
      (" GET / HTTP/1.1\r\n", .badRequestLine, 0), ("GET / HTTP/1.1\r\n\r\n", .missingHost, 0),
      ("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", .repeatedHost, 25),
      ("GET / HTTP/1.1\r\nHost: a\r\n b\r\n", .obsoleteFolding, 25), ("GET / HT", .truncatedHead, 8),
      ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", .unknownTransferCoding, 25),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n", .truncatedBody, 46),
    ] as [(String, MessageMalformation.Defect, Int)])
  func refusesAMalformedRequest(text: String, defect: MessageMalformation.Defect, offset: Int) {
    #expect(readRequest(octets(text)).malformation == MessageMalformation(defect, offset: offset))
  }
}
