import HTTPCore
import Testing

@Suite struct MessageValueTests {
  @Test func writesARequestWithExactlyItsParts() {
    let request = HTTPRequest(
      method: "POST", target: "/a", fields: HTTPFields([HTTPField("b", "2"), HTTPField("A", "1")]), body: octets("xyz"))
    #expect(request.bytes == octets("POST /a HTTP/1.1\r\nb: 2\r\nA: 1\r\n\r\nxyz"))
  }

  @Test(
    arguments: [
      ([2, 1], "2\r\nab\r\n1\r\nc\r\n2\r\nde\r\n0\r\nT: v\r\n\r\n"), ([], "5\r\nabcde\r\n0\r\nT: v\r\n\r\n"),
      ([0, -4, 100], "1\r\na\r\n1\r\nb\r\n3\r\ncde\r\n0\r\nT: v\r\n\r\n"),
    ] as [([Int], String)])
  func writesABodyInChunksOfTheGivenSizes(sizes: [Int], expected: String) {
    let request = HTTPRequest(
      method: "PUT", target: "/", body: octets("abcde"), chunkSizes: sizes, trailers: HTTPFields([HTTPField("T", "v")]))
    #expect(request.bodyBytes == octets(expected))
  }

  @Test func writesAResponseThatReadsBackTheSame() throws {
    let response = HTTPResponse(
      status: 200, reason: octets("OK"), fields: HTTPFields([HTTPField("Transfer-Encoding", "chunked")]),
      body: octets("abc"), trailers: HTTPFields([HTTPField("T", "v")]), interim: [InterimResponse(status: 103)],
      framing: .chunked)
    var read = try #require(readResponse(response.bytes).message)
    #expect(read.raw == response.bytes)
    read.raw = []
    #expect(read == response)
  }

  @Test func findsFieldsWhateverTheirCaseAndKeepsTheirOrder() {
    var fields = HTTPFields([HTTPField("Set", "1"), HTTPField("other", ""), HTTPField("SET", "2")])
    #expect(fields["set"] == "1" && fields.all("sEt").count == 2 && fields["none"] == nil)
    fields.set("set", "3")
    #expect(fields == HTTPFields([HTTPField("Set", "3"), HTTPField("other", "")]))
    fields.set("New", "n")
    fields.remove("OTHER")
    #expect(fields.map(\.nameText) == ["Set", "New"] && !fields.contains("other"))
  }

  @Test func splitsListsOfTokens() {
    let fields = HTTPFields([HTTPField("Allow", "GET, ,PUT"), HTTPField("allow", "\tPOST ")])
    #expect(fields.listMembers("Allow") == ["GET", "PUT", "POST"])
  }

  @Test func namesWhatFollowsAResponse() {
    var exchange = Exchange(sent: [1], result: .response(HTTPResponse(status: 204, raw: [1, 2])))
    #expect(exchange.excess == nil)
    exchange.extraBytes = [3]
    #expect(exchange.excess == MessageMalformation(.bodyWhereNoneAllowed, offset: 2))
    exchange.result = .response(HTTPResponse(status: 200, framing: .contentLength(0)))
    #expect(exchange.excess?.defect == .bytesAfterMessage)
  }

  @Test func hasAMessageForEveryDefect() {
    let messages = Set(MessageMalformation.Defect.allCases.map(\.message))
    #expect(messages.count == MessageMalformation.Defect.allCases.count)
    #expect(MessageMalformation(.nulOctet, offset: 7).message == "a NUL stands inside the head (octet 7)")
  }
}
