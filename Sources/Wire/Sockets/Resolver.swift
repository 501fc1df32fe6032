import Glibc
import HTTPCore
import Synchronization

/// Finds the addresses of an endpoint.
enum Resolver {
  /// Resolves an endpoint; addresses in numbers at once, names on a thread of their own so that the deadline holds.
  ///
  /// - Throws: `resolve` with the system's words, or `connectTimedOut`.
  static func resolve(_ endpoint: Endpoint, deadline: Int64) throws(TransportFailure) -> [SocketAddress] {
    guard (0...65535).contains(endpoint.port) else {
      throw TransportFailure.resolve(host: endpoint.host, detail: "port \(endpoint.port) is not 0 to 65535")
    }
    if case .success(let addresses) = lookUp(endpoint, flags: AI_NUMERICHOST) { return addresses }
    guard let request = try? LookUp(), (try? WorkerThread.start(stackSize: 1 << 20) { request.run(endpoint) }) != nil
    else { throw TransportFailure.resolve(host: endpoint.host, detail: "no thread to resolve on") }
    _ = request.done.wait(until: deadline)
    guard let outcome = request.outcome.withLock({ $0 }) else { throw TransportFailure.connectTimedOut }
    return try outcome.get()
  }

  /// Asks the system.
  private static func lookUp(_ endpoint: Endpoint, flags: Int32) -> Result<[SocketAddress], TransportFailure> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = flags | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(endpoint.host, String(endpoint.port), &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    if code != 0 {
      let detail = gai_strerror(code).map { String(cString: $0) } ?? "error \(code)"
      return .failure(.resolve(host: endpoint.host, detail: detail))
    }
    var addresses: [SocketAddress] = []
    var entry = list
    while let info = entry?.pointee {
      let buffer = UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen))
      let address = SocketAddress(family: info.ai_family, bytes: buffer)
      if !addresses.contains(address) { addresses.append(address) }
      entry = info.ai_next
    }
    return addresses.isEmpty ? .failure(.resolve(host: endpoint.host, detail: "no address")) : .success(addresses)
  }

  /// One question to the system; it outlives a caller that has given up.
  private final class LookUp: Sendable {
    let done: WakePipe
    let outcome = Mutex<Result<[SocketAddress], TransportFailure>?>(nil)

    init() throws(WireError) { done = try WakePipe() }

    func run(_ endpoint: Endpoint) {
      let result = Resolver.lookUp(endpoint, flags: 0)
      outcome.withLock { $0 = result }
      done.signal()
    }
  }
}
