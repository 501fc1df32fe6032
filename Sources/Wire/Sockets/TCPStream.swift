import Glibc
import HTTPCore

/// A TCP connection.
public final class TCPStream: ByteStream {
  private var descriptor: Int32
  /// A descriptor that makes every wait end when it becomes readable; -1 for none.
  private let wakeDescriptor: Int32

  /// Takes over a connected socket.
  init(descriptor: Int32, wakeDescriptor: Int32 = -1) {
    self.descriptor = descriptor
    self.wakeDescriptor = wakeDescriptor
    setNonBlocking(descriptor)
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close() }

  public func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamResult {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { return .moved(count) }
      if count == 0 { return .endOfStream }
      if errno != EINTR { return Self.result(of: errno) }
    }
  }

  public func write(_ bytes: UnsafeRawBufferPointer) -> StreamResult {
    while true {
      let count = send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      if count >= 0 { return .moved(count) }
      if errno != EINTR { return Self.result(of: errno) }
    }
  }

  public func wait(reading: Bool, writing: Bool, until deadline: Int64) -> WaitResult {
    wait(for: Int16((reading ? POLLIN : 0) | (writing ? POLLOUT : 0)), until: deadline)
  }

  public func waitForPeerToClose(until deadline: Int64) -> WaitResult {
    wait(for: Self.peerClosed, until: deadline)
  }

  public func finishWriting() {
    if descriptor >= 0 { shutdown(descriptor, Int32(SHUT_WR)) }
  }

  public func close() {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }

  public func reset() {
    if descriptor < 0 { return }
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  /// `POLLRDHUP` of Linux, which Glibc hides from Swift.
  private static let peerClosed: Int16 = 0x2000

  private func wait(for events: Int16, until deadline: Int64) -> WaitResult {
    let happened = waitForDescriptors(
      [
        pollfd(fd: descriptor, events: events, revents: 0),
        pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
      ], until: deadline)
    if happened[1] != 0 { return .woken }
    return happened[0] != 0 ? .ready : .timedOut
  }

  private static func result(of number: Int32) -> StreamResult {
    switch number {
    case EAGAIN: .wouldBlock
    case ECONNRESET, EPIPE: .failed(.reset)
    default: .failed(.unreachable(errno: number))
    }
  }
}

extension TCPStream {
  /// Makes a function that connects to an endpoint and remembers its addresses.
  ///
  /// It throws `refused`, `unreachable`, `connectTimedOut` or `resolve`.
  public static func connector() -> HTTPClientConnection.Connector {
    var known: (endpoint: Endpoint, addresses: [SocketAddress])?
    return { (endpoint: Endpoint, deadline: Int64) throws(TransportFailure) -> any ByteStream in
      if known?.endpoint != endpoint {
        known = (endpoint, try Resolver.resolve(endpoint, deadline: deadline))
      }
      return try connect(to: known?.addresses ?? [], deadline: deadline)
    }
  }

  /// Tries one address after the other, each with its share of the time left.
  private static func connect(
    to addresses: [SocketAddress], deadline: Int64
  ) throws(TransportFailure) -> TCPStream {
    var failure = TransportFailure.connectTimedOut
    for (index, address) in addresses.enumerated() {
      let now = MonotonicClock.now()
      let share = deadline == MonotonicClock.never ? deadline : now + (deadline - now) / Int64(addresses.count - index)
      do throws(TransportFailure) {
        return try connect(to: address, deadline: share)
      } catch {
        failure = error
      }
    }
    throw failure
  }

  private static func connect(to address: SocketAddress, deadline: Int64) throws(TransportFailure) -> TCPStream {
    let (descriptor, failure) = address.makeSocket()
    guard descriptor >= 0 else { throw TransportFailure.unreachable(errno: failure) }
    let stream = TCPStream(descriptor: descriptor)
    let code = address.withPointer { Glibc.connect(descriptor, $0, $1) == 0 ? 0 : errno } ?? EINVAL
    if code == 0 { return stream }
    guard code == EINPROGRESS || code == EINTR else { throw connectFailure(code) }
    guard stream.wait(reading: false, writing: true, until: deadline) == .ready else { throw .connectTimedOut }
    var pending: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &pending, &size)
    if pending != 0 { throw connectFailure(pending) }
    return stream
  }

  private static func connectFailure(_ number: Int32) -> TransportFailure {
    switch number {
    case ECONNREFUSED: .refused
    case ETIMEDOUT: .connectTimedOut
    case ECONNRESET: .reset
    default: .unreachable(errno: number)
    }
  }
}
