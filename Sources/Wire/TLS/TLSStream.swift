public import HTTPCore

/// A TLS session over another stream.
///
/// All waiting is the stream's below, so that deadlines and signals are dealt with in one place.
public final class TLSStream: ByteStream {
  /// How many octets may come one after the other without a single one of application data: a peer that only
  /// renegotiates, changes keys or sends tickets ends there.
  static let mostFruitless = 1 << 20

  private let lower: any ByteStream
  private let engine: TLSEngine
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 16)
  /// What is encrypted and not yet taken by the stream below.
  private var outgoing: ArraySlice<UInt8> = []
  /// Whether octets that came may hold more than was read.
  private var mayHoldMore = false
  /// The first octets that came, as many as tell HTTP from TLS.
  private var beginning: [UInt8] = []
  private var hasEnded = false
  private var fruitless = 0

  /// - Parameter received: octets that were read from the stream below before.
  init(_ engine: TLSEngine, over lower: any ByteStream, received: [UInt8] = []) {
    self.engine = engine
    self.lower = lower
    if !received.isEmpty { received.withUnsafeBytes { engine.receive($0) } }
  }

  deinit { buffer.deallocate() }

  /// What the last handshake agreed on.
  public internal(set) var tls: TLSDetails?

  // MARK: The handshake

  /// Makes the session.
  ///
  /// - Throws: `tls` with the reason, or `certificate` with the check that failed and the certificate.
  func handshake(until deadline: Int64) throws(TransportFailure) {
    while true {
      let step = engine.handshake()
      flush()
      switch step {
      case .done:
        fruitless = 0
        mayHoldMore = true
        tls = engine.details
        return
      case .wantsInput: try awaitInput(until: deadline)
      case .ended, .cutOff: throw .tls(closing)
      case .failed(let reason):
        if beginning == Array("HTTP/".utf8) { throw .tls("the peer answers in plain HTTP, without TLS") }
        throw engine.problems.last.map { .certificate($0) } ?? .tls(reason)
      }
    }
  }

  /// Performs another handshake within the session.
  ///
  /// - Throws: `tls` when the peer does not go along.
  func renegotiate(until deadline: Int64) throws(TransportFailure) {
    guard engine.renegotiate() else { throw .tls("this version of TLS knows no renegotiation") }
    try handshake(until: deadline)
    tls?.isRenegotiated = true
  }

  private func awaitInput(until deadline: Int64) throws(TransportFailure) {
    if MonotonicClock.now() >= deadline { throw .tls(Self.tooSlow) }
    guard lower.wait(reading: true, writing: !outgoing.isEmpty, until: deadline) == .ready else {
      throw .tls(Self.tooSlow)
    }
    switch pull() {
    case nil, .wouldBlock?, .moved?: return
    case .endOfStream?: throw .tls(closing)
    case .failed(let failure)?:
      throw failure == .reset ? .tls("the peer reset the connection during the handshake") : failure
    }
  }

  private var closing: String { "the peer closed the connection during the handshake\(engine.missingCertificate)" }
  private static let tooSlow = "the handshake was not complete within the time limit"

  // MARK: Octets

  public func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
    while true {
      let step = engine.read(into: buffer)
      flush()
      switch step {
      case .done(let count):
        fruitless = 0
        mayHoldMore = true
        return .moved(count)
      case .ended: return .endOfStream
      case .cutOff: return .failed(.cutOff)
      case .failed(let reason): return .failed(.tls(reason))
      case .wantsInput:
        mayHoldMore = false
        if let result = pull() { return result }
      }
    }
  }

  public func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
    flush()
    guard outgoing.isEmpty else { return .wouldBlock }
    let step = engine.write(UnsafeRawBufferPointer(rebasing: bytes.prefix(16 << 10)))
    flush()
    switch step {
    case .done(let count): return .moved(count)
    case .wantsInput: return .wouldBlock
    case .ended, .cutOff: return .endOfStream
    case .failed(let reason): return .failed(.tls(reason))
    }
  }

  /// Hands octets of the wire to the engine; nil when some came, or the end.
  private func pull() -> StreamResult? {
    if hasEnded { return .failed(.cutOff) }
    switch lower.read(into: buffer) {
    case .moved(let count):
      fruitless += count
      if beginning.count < 5 { beginning += buffer[..<count].prefix(5 - beginning.count) }
      if fruitless > Self.mostFruitless {
        return .failed(.tls("more than \(Self.mostFruitless) octets came without any data in them"))
      }
      engine.receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return nil
    case .endOfStream:
      hasEnded = true
      engine.receiveEnd()
      return nil
    case .wouldBlock: return .wouldBlock
    case .failed(let failure): return .failed(failure)
    }
  }

  /// Writes what the engine has to say, as far as it is taken.
  private func flush() {
    let more = engine.takeOutput()
    if !more.isEmpty { outgoing = outgoing.isEmpty ? more[...] : outgoing + more }
    while !outgoing.isEmpty {
      guard case .moved(let count) = outgoing.withUnsafeBytes({ lower.write($0) }) else { return }
      outgoing = outgoing.dropFirst(count)
    }
  }

  // MARK: Waiting

  public func wait(reading: Bool, writing: Bool, until deadline: Int64) -> WaitResult {
    if reading, mayHoldMore { return .ready }
    while true {
      flush()
      if writing, outgoing.isEmpty { return lower.wait(reading: reading, writing: true, until: deadline) }
      let isPending = !outgoing.isEmpty
      let result = lower.wait(reading: reading, writing: isPending, until: deadline)
      guard result == .ready, isPending else { return result }
      flush()
      if reading, lower.wait(reading: true, writing: false, until: MonotonicClock.now()) == .ready { return .ready }
      // A stream that stays full although it is ready is broken; reading tells why.
      if outgoing.isEmpty == false { return .ready }
    }
  }

  public func waitForPeerToClose(until deadline: Int64) -> WaitResult { lower.waitForPeerToClose(until: deadline) }

  // MARK: The end

  public func finishWriting() {
    engine.end()
    flush()
    let deadline = MonotonicClock.deadline(after: 1_000_000)
    while !outgoing.isEmpty, lower.wait(reading: false, writing: true, until: deadline) == .ready {
      let left = outgoing.count
      flush()
      if outgoing.count == left { break }
    }
    lower.finishWriting()
  }

  public func close() {
    engine.end()
    flush()
    lower.close()
  }

  public func reset() { lower.reset() }
}
