public import CaseModel
public import ContractModel
public import Planning

/// What the user asks of a run beyond contracts and targets.
public struct RunSettings: Sendable, Hashable {
  public var suite: SuiteSelection
  public var seed: UInt64
  /// Whether a warning fails.
  public var isStrict: Bool
  public var only: String?
  public var without: Set<Layer>
  /// These win over the target file's limits.
  public var connections: Int?
  public var requestsPerSecond: Double?
  public var timeoutSeconds: Double?
  /// Which part of the plan is run; nil for all of it.
  public var shard: Shard?

  public init(
    suite: SuiteSelection = .standard, seed: UInt64 = 1, isStrict: Bool = false, only: String? = nil,
    without: Set<Layer> = [], connections: Int? = nil, requestsPerSecond: Double? = nil, timeoutSeconds: Double? = nil,
    shard: Shard? = nil
  ) {
    self.suite = suite
    self.seed = seed
    self.isStrict = isStrict
    self.only = only
    self.without = without
    self.connections = connections
    self.requestsPerSecond = requestsPerSecond
    self.timeoutSeconds = timeoutSeconds
    self.shard = shard
  }
}
