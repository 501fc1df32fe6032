import HTTPCore
import Testing
import Wire

@Suite struct ClientTests {
  @Test func sendsExactlyTheOctetsItWasGiven() throws {
    let sent = octets("GET /%zz?\u{e9} HTTP/1.1\r\nhOST:x\r\nX:  a \r\nX: b\r\n\r\n")
    let received = try withServer { request in
      ok(messageText(request.raw))
    } body: { address in
      HTTPClientConnection(endpoint: address).exchange(sent, method: "GET", timeout: 10 * second)
    }
    #expect(received.response?.body == sent && received.sent == sent && received.sentCount == sent.count)
  }

  @Test func keepsTheConnectionForTheNextExchange() throws {
    try withServer {
      ok("\($0.connection) \($0.ordinal)")
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      let exchanges = (0..<3).map { _ in client.get() }
      #expect(exchanges.map(\.bodyText) == ["1 1", "1 2", "1 3"])
      #expect(exchanges.map(\.reusedConnection) == [false, true, true])
      #expect(exchanges.map { $0.timings.connect != nil } == [true, false, false])
      #expect(exchanges.allSatisfy { !$0.connectionClosedAfter && ($0.timings.firstByte ?? .max) <= $0.timings.total })
    }
  }

  @Test func connectsAgainWhenTheServerClosedAnIdleConnection() throws {
    try withServer { request in
      HTTPServerReply(steps: [.write(okResponse("\(request.connection)").bytes), .close])
    } body: { address in
      let spy = StreamSpy()
      let client = HTTPClientConnection(endpoint: address, connector: spy.connector())
      #expect(client.get().bodyText == "1" && client.isOpen)
      #expect(spy.waitForEvent())
      let next = client.get()
      #expect(next.bodyText == "2" && !next.reusedConnection && spy.streams.count == 2)
    }
  }

  @Test func waitsForAPeerThatClosesBehindAnAnswerWithoutSayingSo() throws {
    try withServer { request in
      HTTPServerReply(steps: [.write(okResponse("\(request.connection)").bytes), .pause(microseconds: 500), .close])
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      let answers = (1...20).map { _ in client.get() }
      #expect(answers.map(\.bodyText) == (1...20).map(String.init))
    }
  }

  @Test(arguments: [
    HTTPField("Connection", "close"), HTTPField("connection", "x, Close"),
  ])
  func closesWhenTheServerSaysSo(field: HTTPField) throws {
    try withServer {
      ok("\($0.connection)", field)
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      #expect(client.get().connectionClosedAfter && !client.isOpen)
      #expect(client.get().bodyText == "2")
    }
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: x\r\nCONNECTION: a, Close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
  ])
  func closesWhenTheRequestSaysSo(text: String) throws {
    try withServer {
      ok("\($0.connection)")
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      let exchange = client.exchange(octets(text), method: "GET", timeout: 10 * second)
      #expect(exchange.bodyText == "1" && exchange.connectionClosedAfter && !client.isOpen)
    }
  }

  @Test func closesAfterAnAnswerOfTheOldVersion() throws {
    try withServer { _ in
      var response = okResponse("x")
      response.version = "HTTP/1.0"
      return .response(response)
    } body: { address in
      #expect(HTTPClientConnection(endpoint: address).get().connectionClosedAfter)
    }
  }

  @Test func keepsOctetsAfterTheMessageApart() throws {
    try withServer { request in
      let extra = request.message.method == "HEAD" ? "body" : "extra"
      return HTTPServerReply(steps: [
        .write(okResponse("ok").bytes.dropLast(request.message.method == "HEAD" ? 2 : 0) + octets(extra))
      ])
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      let get = client.get()
      #expect(get.bodyText == "ok" && get.extraBytes == octets("extra") && get.connectionClosedAfter)
      let head = client.exchange(request("HEAD"), method: "HEAD", timeout: 10 * second)
      #expect(head.excess?.defect == .bodyWhereNoneAllowed && head.extraBytes == octets("body"))
    }
  }

  @Test func reportsWhatCameUnaskedOnAKeptConnection() throws {
    try withServer { request in
      if request.connection > 1 { return ok("new") }
      return HTTPServerReply(steps: [
        .write(okResponse().bytes), .pause(microseconds: 20_000), .write(octets("late")), .hang,
      ])
    } body: { address in
      let spy = StreamSpy()
      let client = HTTPClientConnection(endpoint: address, connector: spy.connector())
      #expect(client.get().extraBytes.isEmpty && spy.waitForEvent())
      let next = client.get()
      #expect(next.strayBytes == octets("late") && next.bodyText == "new" && !next.reusedConnection)
    }
  }

  @Test func sendsABodyAfterContinue() throws {
    let bytes = request("POST", "/", HTTPField("Expect", "100-continue"), body: octets("payload"))
    try withServer {
      ok(messageText($0.message.body))
    } body: { address in
      let exchange = HTTPClientConnection(endpoint: address)
        .exchange(bytes, method: "POST", timeout: 10 * second, expectContinue: true)
      #expect(exchange.bodyText == "payload" && exchange.response?.interim.map(\.status) == [100])
      #expect(exchange.sentCount == bytes.count && !exchange.connectionClosedAfter)
    }
  }

  @Test func keepsTheBodyBackWhenTheHeadIsRefused() throws {
    let bytes = request("POST", "/", HTTPField("Expect", "100-continue"), body: octets("payload"))
    try withServer(limits: MessageLimits(bodyBytes: 3)) { _ in
      ok()
    } body: { address in
      let exchange = HTTPClientConnection(endpoint: address)
        .exchange(bytes, method: "POST", timeout: 10 * second, expectContinue: true)
      #expect(exchange.response?.status == 413 && exchange.sentCount == bytes.count - 7)
      #expect(exchange.connectionClosedAfter)
    }
  }
}
