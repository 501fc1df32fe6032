import Glibc
import HTTPCore

/// A socket that takes connections.
struct Listener: Sendable {
  let descriptor: Int32
  /// The port in use, which the system chose where 0 was asked for.
  let port: Int

  /// Listens at an address.
  init(_ endpoint: Endpoint) throws(WireError) {
    let address: SocketAddress
    do throws(TransportFailure) {
      let addresses = try Resolver.resolve(endpoint, deadline: MonotonicClock.deadline(after: 5_000_000))
      guard let first = addresses.first else { throw .resolve(host: endpoint.host, detail: "no address") }
      address = first
    } catch {
      throw WireError.resolve(host: endpoint.host, detail: error.message)
    }
    let (descriptor, failure) = address.makeSocket()
    guard descriptor >= 0 else { throw WireError.system(call: "socket", errno: failure) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    do throws(WireError) {
      if address.withPointer({ bind(descriptor, $0, $1) }) != 0 { throw .system(call: "bind", errno: errno) }
      if listen(descriptor, SOMAXCONN) != 0 { throw .system(call: "listen", errno: errno) }
      port = try Self.port(of: descriptor)
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  /// Waits for the next connection.
  ///
  /// - Returns: its descriptor, or nil when woken.
  func accept(wake: WakePipe) -> Int32? {
    while true {
      let events = waitForDescriptors(
        [
          pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
          pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ], until: MonotonicClock.never)
      if events[0] != 0 { return nil }
      let connection = Glibc.accept(descriptor, nil, nil)
      if connection >= 0 { return connection }
      // No descriptor or memory left: others must end first.
      let isExhausted = [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno)
      if isExhausted, wake.wait(until: MonotonicClock.deadline(after: 10_000)) { return nil }
    }
  }

  func close() { _ = Glibc.close(descriptor) }

  private static func port(of descriptor: Int32) throws(WireError) -> Int {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    if result != 0 { throw WireError.system(call: "getsockname", errno: errno) }
    // The port stands at the same place, in network order, in both address families.
    return withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
  }
}
