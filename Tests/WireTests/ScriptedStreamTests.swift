import HTTPCore
import Testing
import Wire

/// What hangs on moments that no loopback socket shows reliably.
@Suite struct ScriptedStreamTests {
  /// A stream that gives what it was told to, in that order.
  private final class ScriptedStream: ByteStream {
    var reads: [StreamResult]
    var writes: [StreamResult]
    let data: [UInt8]
    var written = 0
    private var position = 0

    init(reads: [StreamResult] = [], writes: [StreamResult] = [], data: String = "") {
      self.reads = reads
      self.writes = writes
      self.data = Array(data.utf8)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
      let result = reads.isEmpty ? .wouldBlock : reads.removeFirst()
      if case .moved(let count) = result {
        buffer.copyBytes(from: data[position..<position + count])
        position += count
      }
      return result
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
      let result = writes.isEmpty ? .moved(bytes.count) : writes.removeFirst()
      if case .moved(let count) = result { written += count }
      return result
    }

    func wait(reading: Bool, writing: Bool, until deadline: Int64) -> WaitResult {
      writing || !reads.isEmpty ? .ready : .timedOut
    }

    func waitForPeerToClose(until deadline: Int64) -> WaitResult { .ready }
    func finishWriting() {}
    func close() {}
    func reset() {}
  }

  private func exchange(_ stream: ScriptedStream, expectContinue: Bool = false) -> Exchange {
    HTTPClientConnection(endpoint: Endpoint(host: "x", port: 1)) { _, _ in stream }
      .exchange(request("POST", body: octets("body")), method: "POST", timeout: second, expectContinue: expectContinue)
  }

  @Test func sendsTheBodyWhenNoContinueComes() {
    let stream = ScriptedStream()
    let result = exchange(stream, expectContinue: true)
    #expect(stream.written == result.sent.count && result.failure == .timedOut(phase: .head, received: 0))
  }

  @Test func readsTheAnswerThatCameBeforeWritingBroke() {
    let text = "HTTP/1.1 413 X\r\nContent-Length: 0\r\n\r\n"
    let stream = ScriptedStream(
      reads: [.moved(text.utf8.count)], writes: [.moved(3), .wouldBlock, .failed(.reset)], data: text)
    stream.reads.insert(contentsOf: [.wouldBlock, .wouldBlock], at: 0)
    let result = exchange(stream)
    #expect(result.response?.status == 413 && result.sentCount == 3 && result.connectionClosedAfter)
  }

  @Test func seesAnEarlyRefusalThoughWritingNeverWaits() {
    let text = "HTTP/1.1 413 X\r\nContent-Length: 0\r\n\r\n"
    let result = exchange(ScriptedStream(reads: [.moved(text.utf8.count)], writes: [.moved(3)], data: text))
    #expect(result.response?.status == 413 && result.sentCount == 3 && result.connectionClosedAfter)
  }

  @Test func reportsABrokenConnectionWithoutAnAnswer() {
    let stream = ScriptedStream(writes: [.failed(.reset)])
    #expect(exchange(stream).result == .failed(.reset, received: []))
  }

  @Test func goesOnWritingWhileAnEarlySuccessComes() {
    let text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    let stream = ScriptedStream(
      reads: [.moved(text.utf8.count - 2), .wouldBlock, .moved(2)], writes: [.moved(3), .wouldBlock], data: text)
    let result = exchange(stream)
    #expect(result.bodyText == "ok" && result.sentCount == result.sent.count && !result.connectionClosedAfter)
  }

  @Test func reportsAFailureToConnect() {
    let client = HTTPClientConnection(endpoint: Endpoint(host: "x", port: 1)) {
      (_, _) throws(TransportFailure) -> any ByteStream in throw TransportFailure.tls("no shared cipher")
    }
    #expect(client.get().failure == .tls("no shared cipher"))
  }
}
