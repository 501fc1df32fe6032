import HTTPCore
import Testing
import Wire

/// What can go wrong on the wire is data of the exchange.
@Suite struct ClientFailureTests {
  /// Sends one request to a server that answers with these steps.
  private func exchange(_ steps: HTTPServerReply.Step..., timeout: Int64 = 10 * second) throws -> Exchange {
    try withServer { _ in
      HTTPServerReply(steps: steps)
    } body: { address in
      HTTPClientConnection(endpoint: address).get(timeout: timeout)
    }
  }

  @Test func seesARefusedConnection() throws {
    let address = try withServer { _ in
      ok()
    } body: {
      $0
    }
    let exchange = HTTPClientConnection(endpoint: address).get()
    #expect(exchange.failure == .refused && exchange.sentCount == 0 && exchange.connectionClosedAfter)
  }

  @Test func seesACloseBeforeTheAnswer() throws {
    #expect(try exchange(.close).failure == .closedBeforeAnswer)
  }

  @Test func neverRepeatsARequestOnAKeptConnection() throws {
    let calls = Counter()
    try withServer { request in
      calls.add()
      return request.ordinal == 1 ? ok() : HTTPServerReply(steps: [.close])
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      _ = client.get()
      let exchange = client.get()
      #expect(exchange.failure == .closedBeforeAnswer && exchange.reusedConnection && calls.value == 2)
      #expect(client.get().response?.status == 200 && calls.value == 3)
    }
  }

  @Test func keepsWhatCameBeforeAReset() throws {
    let part = octets("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
    let result = try exchange(.write(part), .reset).result
    #expect(result == .failed(.reset, received: part))
  }

  @Test func callsACloseInsideTheMessageMalformed() throws {
    let cut = try exchange(.write(octets("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")), .close)
    #expect(cut.defect == .truncatedBody && cut.connectionClosedAfter)
    #expect(try exchange(.write(octets("HTTP/1.1 200")), .close).defect == .truncatedHead)
  }

  @Test func readsABodyThatEndsWithTheConnection() throws {
    let exchange = try exchange(.write(octets("HTTP/1.1 200 OK\r\n\r\nab")), .write(octets("c")), .close)
    #expect(exchange.bodyText == "abc" && exchange.connectionClosedAfter)
  }

  @Test func timesOutWaitingForAnyPartOfTheAnswer() throws {
    let head = octets("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n")
    #expect(try exchange(.hang, timeout: 30_000).failure == .timedOut(phase: .head, received: 0))
    #expect(
      try exchange(.write(head), .hang, timeout: 30_000).failure == .timedOut(phase: .head, received: head.count))
    #expect(
      try exchange(.write(head + octets("\r\nab")), .hang, timeout: 30_000).failure
        == .timedOut(phase: .body, received: head.count + 4))
  }

  @Test func holdsTheDeadlineAgainstAServerThatDripsOctets() throws {
    let drip = (0..<200).flatMap { _ in [HTTPServerReply.Step.write([0x61]), .pause(microseconds: 5_000)] }
    let steps = [HTTPServerReply.Step.write(octets("HTTP/1.1 200 OK\r\nA: "))] + drip
    let exchange = try withServer { _ in
      HTTPServerReply(steps: steps)
    } body: { address in
      HTTPClientConnection(endpoint: address).get(timeout: 100_000)
    }
    #expect(exchange.timings.total >= 100_000 && exchange.timings.total < second)
    guard case .timedOut(.head, let received)? = exchange.failure else {
      Issue.record("\(exchange.result)")
      return
    }
    #expect(received > 20)
  }

  @Test func stopsReadingAnswersWithoutEnd() throws {
    #expect(
      try exchange(.write(octets("HTTP/1.1 200 OK\r\n")), .writeEndlessly(octets("A: b\r\n"))).defect == .tooManyFields)
    #expect(
      try exchange(.write(octets("HTTP/1.1 200 OK\r\n\r\n")), .writeEndlessly([UInt8](repeating: 1, count: 60_000)))
        .defect == .bodyTooLarge)
    #expect(try exchange(.writeEndlessly([0])).defect == .badStatusLine)
  }

  @Test func readsAnEarlyRefusalWhileALargeBodyIsStillGoingUp() throws {
    let bytes = request("POST", "/", body: [UInt8](repeating: 0x61, count: 32 << 20))
    try withServer(limits: MessageLimits(bodyBytes: 1000)) { _ in
      ok()
    } body: { address in
      let client = HTTPClientConnection(endpoint: address)
      let exchange = client.exchange(bytes, method: "POST", timeout: 10 * second)
      #expect(exchange.response?.status == 413)
      #expect(exchange.connectionClosedAfter && !client.isOpen)
    }
  }

  @Test func keepsAnEarlyAnswerThatIsFollowedByAReset() throws {
    let bytes = request("POST", "/", body: [UInt8](repeating: 0x61, count: 32 << 20))
    let answer = octets("HTTP/1.1 400 No\r\nContent-Length: 2\r\n\r\nno")
    let refusal: HTTPServer.Refusal = { _, _ in HTTPServerReply(steps: [.write(answer), .reset]) }
    try withServer(limits: MessageLimits(bodyBytes: 1000), refusal: refusal) { _ in
      ok()
    } body: { address in
      for _ in 0..<20 {
        let exchange = HTTPClientConnection(endpoint: address).exchange(bytes, method: "POST", timeout: 10 * second)
        #expect(exchange.bodyText == "no", "\(exchange.result)")
      }
    }
  }

  @Test func timesOutWhileSendingToAServerThatDoesNotRead() throws {
    let refusal: HTTPServer.Refusal = { _, _ in HTTPServerReply(steps: [.hang]) }
    let bytes = request("POST", "/", body: [UInt8](repeating: 0x61, count: 32 << 20))
    try withServer(limits: MessageLimits(bodyBytes: 1000), refusal: refusal) { _ in
      ok()
    } body: { address in
      let exchange = HTTPClientConnection(endpoint: address).exchange(bytes, method: "POST", timeout: 50_000)
      #expect(exchange.failure == .timedOut(phase: .sending, received: 0) && exchange.sentCount < bytes.count)
    }
  }

  @Test(arguments: [
    Endpoint(host: "127.0.0.1", port: 70_000), Endpoint(host: String(repeating: "a", count: 300), port: 1),
  ])
  func seesAnAddressThatCannotBeResolved(endpoint: Endpoint) {
    guard case .resolve(endpoint.host, _)? = HTTPClientConnection(endpoint: endpoint).get().failure else {
      Issue.record("resolved")
      return
    }
  }

  @Test func findsANamedHost() throws {
    try withServer { _ in
      ok("here")
    } body: { address in
      let client = HTTPClientConnection(endpoint: Endpoint(host: "localhost", port: address.port))
      #expect(client.get().bodyText == "here")
    }
  }

  @Test func writesAnEndpointAsURLsDo() {
    #expect(
      Endpoint(host: "[::1]", port: 80).host == "::1" && Endpoint(host: "::1", port: 80).description == "[::1]:80")
    #expect(Endpoint(host: "h", port: 8).description == "h:8")
  }
}
