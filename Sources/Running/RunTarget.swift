public import CaseModel
public import Composing
public import HTTPCore
public import Wire

/// The implementation under test, resolved: where it is and what it needs.
public struct RunTarget: Sendable {
  public var url: TargetURL
  public var bindings: Bindings
  /// What reports say of the target.
  public var record: TargetRecord
  public var extensions = RunExtensions()
  /// The environment variables that values come from, by binding.
  public var variables: [String: String]

  /// What makes the connections of an https target.
  public var tls: TLSClient?
  /// A client certificate of the authority that the target asks for, which has expired; nil for none.
  public var expiredClient: TLSIdentity?
  /// What curl is told of TLS.
  public var curl = CurlTLS()

  public init(url: TargetURL, bindings: Bindings, record: TargetRecord, variables: [String: String] = [:]) {
    self.url = url
    self.bindings = bindings
    self.record = record
    self.variables = variables
  }
}

/// How a run goes about its plan.
public struct RunLimits: Sendable, Hashable {
  /// Worker threads, each with a kept connection of its own.
  public var connections: Int
  /// Requests per second over all threads; 0 for no limit.
  public var requestsPerSecond: Double
  /// Microseconds for one exchange: connecting, sending and reading.
  public var timeout: Int64
  /// After this many unanswered requests sending stops.
  public var mostUnanswered: Int
  /// The longest pause a Retry-After may ask for, in seconds, and how often it is honoured.
  public var longestRetry: Int64
  public var mostRetries: Int
  /// How often a case that showed a breach is sent again, to say whether the breach is stable; 0 for never.
  public var resends: Int
  /// Whether records show the exchanges; whoever wants the findings alone saves the work.
  public var showsExchanges = true

  public init(
    connections: Int = 4, requestsPerSecond: Double = 0, timeout: Int64 = 5_000_000, mostUnanswered: Int = 10,
    longestRetry: Int64 = 10, mostRetries: Int = 3, resends: Int = 3
  ) {
    self.connections = connections
    self.requestsPerSecond = requestsPerSecond
    self.timeout = timeout
    self.mostUnanswered = mostUnanswered
    self.longestRetry = longestRetry
    self.mostRetries = mostRetries
    self.resends = resends
  }
}

/// What a run tells while it goes on.
public enum RunEvent: Sendable {
  case started(contract: String, cases: Int)
  /// A group is done: its id, and how many of its cases had which outcome.
  case groupFinished(contract: String, operation: String, group: String, outcomes: [CaseOutcome: Int])
}
