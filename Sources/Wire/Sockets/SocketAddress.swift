import Glibc

/// An address of the socket interface.
struct SocketAddress: Sendable, Hashable {
  /// The address family, `AF_INET` or `AF_INET6`.
  let family: Int32
  /// The octets of the `sockaddr`.
  private let bytes: [UInt8]

  init(family: Int32, bytes: UnsafeRawBufferPointer) {
    self.family = family
    self.bytes = Array(bytes)
  }

  /// Whether a host is an IPv4 or IPv6 address and no name.
  static func isNumeric(_ host: String) -> Bool {
    var storage = in6_addr()
    return inet_pton(AF_INET, host, &storage) == 1 || inet_pton(AF_INET6, host, &storage) == 1
  }

  /// Hands the address to a system call.
  func withPointer<Result>(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result? {
    bytes.withUnsafeBytes { buffer in
      buffer.baseAddress.map { call($0.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count)) }
    }
  }

  /// Makes a stream socket of this family that never waits.
  ///
  /// - Returns: the descriptor, or the error number.
  func makeSocket() -> (descriptor: Int32, errno: Int32) {
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    if descriptor < 0 { return (-1, errno) }
    setNonBlocking(descriptor)
    return (descriptor, 0)
  }
}
