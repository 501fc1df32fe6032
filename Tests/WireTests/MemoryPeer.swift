import HTTPCore

@testable import Wire

/// The far end of a connection in memory: a TLS server that does what a script says, or octets alone.
final class MemoryPeer: ByteStream {
  private let engine: TLSEngine?
  /// Called in turns once a request came, from 0; false when there is nothing more to say.
  private let script: (TLSEngine, Int) -> Bool
  private var toClient: ArraySlice<UInt8> = []
  private var turn: Int?
  private var isOver = false
  private let endsAfter: Bool
  /// How many octets the client took.
  private(set) var taken = 0

  /// A server whose connection ends without a word after the last turn.
  init(server: TLSServer, _ script: @escaping (TLSEngine, Int) -> Bool) {
    engine = try? server.engine()
    self.script = script
    endsAfter = true
  }

  /// A peer that says these octets, whatever it hears.
  init(saying octets: [UInt8], endsAfter: Bool) {
    engine = nil
    script = { _, _ in false }
    toClient = octets[...]
    isOver = true
    self.endsAfter = endsAfter
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
    engine?.receive(bytes)
    advance()
    return .moved(bytes.count)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
    if toClient.isEmpty { advance() }
    guard !toClient.isEmpty else { return isOver && endsAfter ? .endOfStream : .wouldBlock }
    let part = toClient.prefix(buffer.count)
    buffer.copyBytes(from: part)
    toClient = toClient.dropFirst(part.count)
    taken += part.count
    return .moved(part.count)
  }

  /// Lets the server get on: handshake, request, one turn of the script.
  private func advance() {
    guard let engine, !isOver else { return }
    if turn == nil {
      var request = [UInt8](repeating: 0, count: 4096)
      if case .done = engine.handshake(), case .done = request.withUnsafeMutableBytes({ engine.read(into: $0) }) {
        turn = 0
      }
    }
    if let turn {
      if script(engine, turn) { self.turn = turn + 1 } else { isOver = true }
    }
    toClient += engine.takeOutput()
  }

  func wait(reading: Bool, writing: Bool, until deadline: Int64) -> WaitResult {
    writing || !toClient.isEmpty || turn != nil || isOver && endsAfter ? .ready : .timedOut
  }

  func waitForPeerToClose(until deadline: Int64) -> WaitResult { .ready }
  func finishWriting() {}
  func close() {}
  func reset() {}
}
