import HTTPCore
import Synchronization
import Testing
import Wire

@Suite struct ServerStopTests {
  @Test func stopsAtOnceWithConnectionsInEveryState() throws {
    let arrived = Counter()
    let server = HTTPServer(idleTimeout: 60 * second) { request in
      arrived.add()
      return switch request.message.target {
      case "/hang": HTTPServerReply(steps: [.hang])
      case "/pause": .response(okResponse(), delay: 60 * second)
      case "/endless": HTTPServerReply(steps: [.writeEndlessly([UInt8](repeating: 0x61, count: 1 << 20))])
      default: ok("idle")
      }
    }
    try server.start()
    let address = try #require(server.address)
    let raw = try ["/hang", "/pause", "/endless", "/idle"].map { target in
      let connection = try RawConnection(address)
      connection.send("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n")
      return connection
    }
    let partial = try RawConnection(address)
    partial.send("POST / HTTP/1.1\r\nHo")
    #expect(raw[3].read(until: "idle").hasSuffix("idle"))
    while arrived.value < 4 {
      _ = raw[0].stream.wait(reading: true, writing: false, until: MonotonicClock.deadline(after: 1000))
    }
    let start = MonotonicClock.now()
    server.stop()
    #expect(MonotonicClock.now() - start < second)
    #expect(raw[0].read().isEmpty && raw[1].read().isEmpty && partial.read().isEmpty)
    #expect(HTTPClientConnection(endpoint: address).get().failure == .refused)
  }

  @Test func startsOnceAndStopsMoreThanOnce() throws {
    let server = HTTPServer { _ in ok() }
    #expect(server.address == nil)
    server.stop()
    try server.start()
    #expect(throws: WireError.alreadyStarted) { try server.start() }
    server.stop()
    server.stop()
  }

  @Test func runsUntilStoppedFromAnotherThread() throws {
    let server = HTTPServer { _ in ok("served") }
    try server.start()
    let address = try #require(server.address)
    let ended = Counter()
    let thread = try WorkerThread.start {
      try? server.run()
      ended.add()
    }
    #expect(HTTPClientConnection(endpoint: address).get().bodyText == "served")
    server.stop()
    thread.join()
    #expect(ended.value == 1)
  }

  @Test func mayBeStoppedByItsOwnHandler() throws {
    let holder = Mutex<HTTPServer?>(nil)
    let server = HTTPServer { _ in
      holder.withLock { $0 }?.stop()
      return ok("bye")
    }
    holder.withLock { $0 = server }
    try server.start()
    let address = try #require(server.address)
    #expect(HTTPClientConnection(endpoint: address).get().bodyText == "bye")
    holder.withLock { $0 = nil }
  }

  @Test func saysWhichAddressIsTaken() throws {
    try withServer { _ in
      ok()
    } body: { address in
      #expect(throws: WireError.system(call: "bind", errno: 98)) {
        try HTTPServer(port: address.port) { _ in ok() }.start()
      }
    }
    #expect(WireError.system(call: "bind", errno: 98).message == "bind failed: Address already in use")
  }
}
