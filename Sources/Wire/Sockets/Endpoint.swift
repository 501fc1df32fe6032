/// A host and a port.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
  /// A name, an IPv4 address or an IPv6 address without brackets.
  public var host: String
  /// The TCP port.
  public var port: Int

  /// Makes an endpoint; brackets around an IPv6 address are dropped.
  public init(host: String, port: Int) {
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    self.host = isBracketed ? String(host.dropFirst().dropLast()) : host
    self.port = port
  }

  /// Host and port as a URL writes them, `[::1]:80`.
  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
