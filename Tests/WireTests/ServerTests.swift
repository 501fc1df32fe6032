import HTTPCore
import Synchronization
import Testing
import Wire

@Suite struct ServerTests {
  @Test func answersPipelinedRequestsInOrder() throws {
    try withServer {
      ok($0.message.target)
    } body: { address in
      let raw = try RawConnection(address)
      raw.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(octets(raw.read()) == okResponse("/1").bytes + okResponse("/2").bytes)
    }
  }

  @Test(arguments: [
    ("nonsense\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/3.0\r\n", 505),
    ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n", 413),
    ("GET /\(String(repeating: "a", count: 300)) HTTP/1.1\r\n", 431),
  ])
  func refusesWhatIsNoRequestAndCloses(text: String, status: Int) throws {
    let calls = Counter()
    try withServer(limits: MessageLimits(lineBytes: 200, bodyBytes: 50)) { _ in
      calls.add()
      return ok()
    } body: { address in
      let raw = try RawConnection(address)
      raw.send(text)
      #expect(raw.read().hasPrefix("HTTP/1.1 \(status) ") && calls.value == 0)
    }
  }

  @Test func letsItsOwnerWordRefusals() throws {
    let refusal: HTTPServer.Refusal = { what, partial in ok("\(what.defect) \(partial?.target ?? "")") }
    try withServer(refusal: refusal) { _ in
      ok()
    } body: { address in
      let raw = try RawConnection(address)
      raw.send("GET /x HTTP/1.1\r\n\r\n")
      #expect(raw.read().hasSuffix("missingHost /x"))
    }
  }

  @Test func dropsSlowClientsAtTheDeadline() throws {
    try withServer(idleTimeout: 50_000) { _ in
      ok()
    } body: { address in
      let silent = try RawConnection(address)
      let slow = try RawConnection(address)
      slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab")
      #expect(slow.read().hasPrefix("HTTP/1.1 408 "))
      #expect(silent.read().isEmpty)
    }
  }

  @Test func dropsAClientThatDoesNotReadItsAnswer() throws {
    try withServer(idleTimeout: 50_000) { _ in
      HTTPServerReply(steps: [.writeEndlessly([UInt8](repeating: 0x61, count: 1 << 20))])
    } body: { address in
      let raw = try RawConnection(address)
      raw.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(raw.stream.waitForPeerToClose(until: MonotonicClock.deadline(after: 10 * second)) == .ready)
    }
  }

  @Test func closesAfterARequestOfTheOldVersion() throws {
    try withServer { _ in
      ok("x")
    } body: { address in
      let raw = try RawConnection(address)
      raw.send("GET / HTTP/1.0\r\n\r\n")
      #expect(raw.read().hasSuffix("\r\n\r\nx"))
    }
  }

  @Test func readsChunkedRequestsWithTrailers() throws {
    let message = HTTPRequest(
      method: "POST", target: "/",
      fields: HTTPFields([HTTPField("Host", "x"), HTTPField("Transfer-Encoding", "chunked")]),
      body: octets("chunked body"), chunkSizes: [5], trailers: HTTPFields([HTTPField("T", "v")]))
    let seen = Mutex<HTTPServerRequest?>(nil)
    try withServer { request in
      seen.withLock { $0 = request }
      return ok()
    } body: { address in
      _ = HTTPClientConnection(endpoint: address).exchange(message.bytes, method: "POST", timeout: 10 * second)
    }
    let request = seen.withLock { $0 }
    #expect(request?.message.body == message.body && request?.message.trailers == message.trailers)
    #expect(request?.raw == message.bytes)
  }

  @Test func turnsAwayConnectionsAboveTheLimit() throws {
    try withServer(maxConnections: 1) { _ in
      ok()
    } body: { address in
      let first = HTTPClientConnection(endpoint: address)
      #expect(first.get().response?.status == 200)
      let second = try RawConnection(address)
      #expect(second.read().hasPrefix("HTTP/1.1 503 "))
      #expect(first.get().response?.status == 200)
    }
  }

  @Test func delaysAnAnswer() throws {
    try withServer { _ in
      .response(okResponse("late"), delay: 30_000)
    } body: { address in
      let exchange = HTTPClientConnection(endpoint: address).get()
      #expect(exchange.bodyText == "late" && exchange.timings.total >= 30_000)
    }
  }

  @Test func servesManyClientsAtOnceWithoutCrossingAnswers() throws {
    let wrong = Counter()
    let right = Counter()
    try withServer {
      ok($0.message.target)
    } body: { address in
      let threads = try (0..<24).map { thread in
        try WorkerThread.start {
          let client = HTTPClientConnection(endpoint: address)
          for turn in 0..<50 {
            let target = "/\(thread)/\(turn)"
            client.get(target).bodyText == target ? right.add() : wrong.add()
          }
        }
      }
      for thread in threads { thread.join() }
    }
    #expect(right.value == 24 * 50 && wrong.value == 0)
  }
}
