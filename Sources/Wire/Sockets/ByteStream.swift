public import HTTPCore

/// A connection that carries octets both ways: TCP, or TLS above it.
///
/// Reading and writing never wait; `wait` does. One thread uses a stream at a time.
public protocol ByteStream: AnyObject {
  /// The TLS session the octets go over; nil without one.
  var tls: TLSDetails? { get }

  /// Reads what is there.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult

  /// Writes as much as is taken at once.
  func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult

  /// Waits until a read or a write may get on.
  ///
  /// - Parameter deadline: a moment of `MonotonicClock`.
  func wait(reading: Bool, writing: Bool, until deadline: Int64) -> WaitResult

  /// Waits until the peer has closed the connection, whatever else it sends; `ready` then.
  func waitForPeerToClose(until deadline: Int64) -> WaitResult

  /// Says that nothing more will be written; reading goes on.
  func finishWriting()

  /// Closes the connection; it cannot be used afterwards.
  func close()

  /// Closes the connection so that the peer sees a reset.
  func reset()
}

extension ByteStream {
  public var tls: TLSDetails? { nil }
}

/// What came of reading or writing.
public enum StreamResult: Sendable, Hashable {
  /// So many octets were read or written, at least one.
  case moved(Int)
  /// Nothing can be read or written now.
  case wouldBlock
  /// The peer has closed its side.
  case endOfStream
  /// The connection is broken.
  case failed(TransportFailure)
}

/// Why waiting ended.
public enum WaitResult: Sendable, Hashable {
  /// What was waited for is there.
  case ready
  /// The deadline passed.
  case timedOut
  /// The owner of the connection wants it to end.
  case woken
}
