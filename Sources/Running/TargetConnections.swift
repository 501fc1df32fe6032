import CaseModel
import Wire

/// How connections to the target are made.
struct TargetConnections: Sendable {
  let endpoint: Endpoint
  let tls: TLSClient?
  let others: OtherClients

  /// Makes a connection that is opened with its first exchange.
  ///
  /// - Parameter channel: another way than the run's own; nil for that.
  func make(_ channel: Channel? = nil) -> HTTPClientConnection {
    guard let channel else { return HTTPClientConnection(endpoint: endpoint, connector: tls?.connector()) }
    return HTTPClientConnection(endpoint: endpoint, connector: others.connector(channel))
  }

  /// Why nothing can be sent this way; nil when something can.
  func objection(to channel: Channel?) -> String? { channel.flatMap { others.objections[$0] } }
}
