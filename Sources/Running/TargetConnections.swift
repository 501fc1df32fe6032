import Wire

/// How connections to the target are made.
struct TargetConnections: Sendable {
  let endpoint: Endpoint
  let tls: TLSClient?

  /// Makes a connection that is opened with its first exchange.
  func make() -> HTTPClientConnection {
    HTTPClientConnection(endpoint: endpoint, connector: tls?.connector())
  }
}
