import HTTPCore

/// One connection of a server: reads requests, asks the handler, carries out its replies.
struct ServerConnection {
  let stream: any ByteStream
  let number: Int
  let settings: HTTPServer.Settings
  /// How many connections are served at the moment.
  let openConnections: () -> Int

  /// What a step leaves of the connection.
  private enum Fate {
    /// It can be used further.
    case open
    /// It is to be closed once the peer has read what was written.
    case closing
    /// It is of no more use.
    case gone
  }

  /// How long the peer's reading is waited for before a connection is closed, in microseconds.
  private static let lingerTime: Int64 = 1_000_000

  /// When the peer must have done something, seen from now.
  private var idleDeadline: Int64 { MonotonicClock.deadline(after: settings.idleTimeout) }

  /// Serves until either side closes, a deadline passes or the server stops.
  ///
  /// - Parameter received: what was read of the stream before.
  func serve(_ received: [UInt8] = []) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 16)
    defer {
      buffer.deallocate()
      stream.close()
    }
    var pending = received
    var ordinal = 0
    while true {
      ordinal += 1
      var reader = RequestReader(limits: settings.limits)
      let fate: Fate
      switch receive(&reader, pending: pending, buffer) {
      case nil: return
      case .needsMore?:
        fate = .closing
        _ = carryOut(.empty(408, "Request Timeout"))
      case .malformed(let what, let partial)?:
        _ = carryOut(settings.refusal(what, partial))
        fate = .closing
      case .complete(let message)?:
        let request = HTTPServerRequest(
          message: message, raw: reader.received, connection: number, ordinal: ordinal,
          openConnections: openConnections())
        let outcome = carryOut(settings.handler(request))
        fate = outcome == .open && Self.endsConnection(message) ? .closing : outcome
      }
      switch fate {
      case .open: pending = reader.leftover
      case .closing: return linger(buffer)
      case .gone: return
      }
    }
  }

  /// Reads one request, asking for its body where it waits to be asked.
  ///
  /// - Returns: `needsMore` when it did not come in time, nil when there is none to answer.
  private func receive(
    _ reader: inout RequestReader, pending: [UInt8], _ buffer: UnsafeMutableRawBufferPointer
  ) -> ReadState<HTTPRequest>? {
    var state = reader.receive(pending)
    var deadline = idleDeadline
    var hasContinued = false
    while true {
      guard case .needsMore = state else { return state }
      if !hasContinued, reader.expectsContinue {
        hasContinued = true
        guard write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { return nil }
      }
      switch stream.wait(reading: true, writing: false, until: deadline) {
      case .ready: break
      case .timedOut: return reader.received.isEmpty ? nil : .needsMore
      case .woken: return nil
      }
      switch stream.read(into: buffer) {
      case .wouldBlock: continue
      case .endOfStream, .failed: return nil
      case .moved(let count):
        if reader.received.isEmpty { deadline = idleDeadline }
        state = reader.receive(Array(buffer[..<min(count, buffer.count)]))
      }
    }
  }

  private func carryOut(_ reply: HTTPServerReply) -> Fate {
    for step in reply.steps {
      switch step {
      case .write(let bytes):
        if !write(bytes) { return .gone }
      case .writeEndlessly(let bytes):
        while !bytes.isEmpty, stream.wait(reading: false, writing: true, until: idleDeadline) == .ready, write(bytes) {}
        stream.reset()
        return .gone
      case .pause(let microseconds):
        let deadline = MonotonicClock.deadline(after: microseconds)
        if stream.waitForPeerToClose(until: deadline) != .timedOut { return .gone }
      case .hang:
        _ = stream.waitForPeerToClose(until: MonotonicClock.never)
        return .gone
      case .close: return .gone
      case .reset:
        stream.reset()
        return .gone
      }
    }
    return reply.closesAfter ? .closing : .open
  }

  /// Writes everything; false when the connection broke, the peer took nothing in time or the server stops.
  private func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    var deadline = idleDeadline
    return bytes.withUnsafeBytes { bytes in
      while sent < bytes.count {
        switch stream.write(UnsafeRawBufferPointer(rebasing: bytes[sent...])) {
        case .moved(let count):
          sent += count
          deadline = idleDeadline
        case .wouldBlock:
          guard stream.wait(reading: false, writing: true, until: deadline) == .ready else {
            // Closing alone would leave the system holding what the peer does not take.
            stream.reset()
            return false
          }
        case .endOfStream, .failed: return false
        }
      }
      return true
    }
  }

  /// Reads what still comes until the peer closes, so that unread octets do not make the system reset the connection
  /// before the peer has the answer (RFC 9112 §9.6).
  private func linger(_ buffer: UnsafeMutableRawBufferPointer) {
    stream.finishWriting()
    let deadline = MonotonicClock.deadline(after: Self.lingerTime)
    while stream.wait(reading: true, writing: false, until: deadline) == .ready {
      switch stream.read(into: buffer) {
      case .moved, .wouldBlock: continue
      case .endOfStream, .failed: return
      }
    }
  }

  /// Tells whether a request ends its connection (RFC 9112 §9.3).
  private static func endsConnection(_ request: HTTPRequest) -> Bool {
    let options = request.fields.listMembers("Connection").map { $0.lowercased() }
    return options.contains("close") || (request.version == "HTTP/1.0" && !options.contains("keep-alive"))
  }
}
