import HTTPCore

/// The writing and reading of one exchange over an open stream.
struct Conversation {
  let stream: any ByteStream
  let buffer: UnsafeMutableRawBufferPointer
  var reader: ResponseReader
  let deadline: Int64
  /// How many octets of the request were written.
  private(set) var sentCount = 0
  /// When the first octet of the answer came.
  private(set) var firstByte: Int64?
  private var result: ExchangeResult?
  /// Why no more can be written.
  private var writeFailure: TransportFailure?

  init(stream: any ByteStream, buffer: UnsafeMutableRawBufferPointer, reader: ResponseReader, deadline: Int64) {
    self.stream = stream
    self.buffer = buffer
    self.reader = reader
    self.deadline = deadline
  }

  /// Whether nothing more should be written: the exchange is over, or a final answer has begun to come.
  var isAnswered: Bool { result != nil || writeFailure != nil || reader.isHeadComplete }

  /// Writes the request up to a place, watching for an answer that comes early.
  ///
  /// A final answer of 400 or above ends writing (RFC 9112 §9.5); others are read while writing goes on.
  mutating func send(_ bytes: [UInt8], upTo end: Int) {
    bytes.withUnsafeBytes { bytes in
      while sentCount < end, result == nil, writeFailure == nil, !isRefused {
        switch stream.write(UnsafeRawBufferPointer(rebasing: bytes[sentCount..<end])) {
        case .moved(let count):
          sentCount += count
          // A peer that takes everything never makes the write wait, and may have answered all the same.
          if sentCount < end { readOnce() }
        case .wouldBlock:
          if stream.wait(reading: true, writing: true, until: deadline) == .ready {
            readOnce()
          } else {
            fail(.timedOut(phase: .sending, received: reader.received.count))
          }
        case .endOfStream: writeFailure = .reset
        case .failed(let failure): writeFailure = failure
        }
      }
    }
  }

  /// Waits for `100 Continue`, a final answer, or the given moment.
  mutating func awaitContinue(until moment: Int64) {
    while !isAnswered, !reader.interim.contains(where: { $0.status == 100 }) {
      guard stream.wait(reading: true, writing: false, until: moment) == .ready else { return }
      readOnce()
    }
  }

  /// Reads until the answer is complete or cannot be.
  mutating func receive() -> ExchangeResult {
    while true {
      if let result { return result }
      if let writeFailure {
        // What the peer sent before it broke the connection is still there to be read.
        if !readOnce() { fail(writeFailure) }
      } else if stream.wait(reading: true, writing: false, until: deadline) == .ready {
        readOnce()
      } else {
        fail(.timedOut(phase: reader.isHeadComplete ? .body : .head, received: reader.received.count))
      }
    }
  }

  private var isRefused: Bool { reader.finalStatus.map { $0 >= 400 } ?? false }

  /// Reads what is there.
  ///
  /// - Returns: false when nothing was.
  @discardableResult
  private mutating func readOnce() -> Bool {
    switch stream.read(into: buffer) {
    case .wouldBlock: return false
    case .moved(let count):
      if firstByte == nil { firstByte = MonotonicClock.now() }
      take(reader.receive(Array(buffer[..<min(count, buffer.count)])))
    case .endOfStream:
      if reader.received.isEmpty {
        fail(.closedBeforeAnswer)
      } else {
        take(reader.finish())
      }
    case .failed(.cutOff):
      if reader.received.isEmpty {
        fail(.closedBeforeAnswer)
      } else {
        take(reader.cutOff())
      }
    case .failed(let failure): fail(failure)
    }
    return true
  }

  private mutating func take(_ state: ReadState<HTTPResponse>) {
    switch state {
    case .needsMore: break
    case .complete(let response): result = .response(response)
    case .malformed(let what, let partial):
      result = .malformed(what, received: reader.received, partial: partial)
    }
  }

  private mutating func fail(_ failure: TransportFailure) {
    result = .failed(failure, received: reader.received)
  }
}
