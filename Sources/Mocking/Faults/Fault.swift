/// One deliberate deviation of a mock server: it breaks exactly one requirement in one way.
public struct Fault: Sendable, Hashable {
  /// The id of the requirement it breaks: `wibmo-prepaid/reset-pin/request.clientTxnId.length`.
  public var requirement: String
  /// How it breaks it: `accepts-101`.
  public var `operator`: String
  /// The id of the operation that shows it.
  public var operation: String
  /// The authentication scheme in which it shows.
  public var authentication: String
  /// What the server does differently.
  var effect: FaultEffect

  /// Whether requests are left without an answer until their time is over: a run takes long and hardly any work.
  public var leavesUnanswered: Bool {
    if case .delivers(let defect, _, _) = effect { return defect.isSlow }
    return false
  }

  /// Whether only a server that speaks TLS can show it.
  public var isOverTLS: Bool { tlsDefect != nil }

  var tlsDefect: TLSDefect? {
    if case .secures(let defect) = effect { return defect }
    return nil
  }

  /// The name users type: `wibmo-prepaid/reset-pin/request.clientTxnId.length:accepts-101`.
  public var name: String { "\(requirement):\(`operator`)" }
}
