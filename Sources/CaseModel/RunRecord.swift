public import ContractModel
public import HTTPCore

/// Everything one invocation of `conform run` did and found; every report is made from it.
public struct RunRecord: Sendable, Hashable {
  public static let currentFormat = 1

  /// The version of this record's format.
  public var format: Int
  /// The kit's version.
  public var kit: String
  /// Milliseconds since 1970.
  public var startedAt: Int64
  /// Microseconds.
  public var duration: Int64
  public var seed: UInt64
  /// `standard`, `smoke`, `documented`, `http` or `security`.
  public var suite: String
  public var isStrict: Bool
  /// The layers left out.
  public var without: [String]
  /// Only cases whose id, or a requirement's id, begins like this were run; nil for all.
  public var only: String?
  public var wasInterrupted: Bool
  /// What the kit ran on: system, version and architecture; nil when unknown.
  public var environment: String?
  /// The waivers' file; nil for a run without waivers.
  public var waivers: ContractSource?
  public var contracts: [ContractRecord]

  public init(
    kit: String, startedAt: Int64, duration: Int64 = 0, seed: UInt64, suite: String, isStrict: Bool = false,
    without: [String] = [], only: String? = nil, wasInterrupted: Bool = false, contracts: [ContractRecord] = []
  ) {
    self.format = Self.currentFormat
    self.kit = kit
    self.startedAt = startedAt
    self.duration = duration
    self.seed = seed
    self.suite = suite
    self.isStrict = isStrict
    self.without = without
    self.only = only
    self.wasInterrupted = wasInterrupted
    self.contracts = contracts
  }
}

/// The run of one contract against one target.
public struct ContractRecord: Sendable, Hashable {
  public var id: String
  public var version: String
  public var title: String
  public var source: ContractSource
  public var target: TargetRecord
  public var startedAt: Int64
  /// Microseconds.
  public var duration: Int64
  public var requestsSent: Int
  public var requirements: [RequirementRecord]
  public var cases: [CaseRecord]
  /// Why sending stopped before the plan's end; nil when it did not.
  public var stopped: String?
  /// Set when no request got an answer at all: what the first try met.
  public var unreachable: String?
  /// Sentences the reader should see above the results (which binding to look at, what was withheld).
  public var notes: [String]
  /// What became of each waiver of this contract; nil for a run without waivers.
  public var waivers: [WaiverRecord]?
  /// Set when only a part of the plan was run.
  public var shard: ShardRecord?
  /// The TLS session of the first answer; nil without one.
  public var tls: TLSDetails?

  public init(
    id: String, version: String, title: String, source: ContractSource, target: TargetRecord, startedAt: Int64 = 0,
    duration: Int64 = 0, requestsSent: Int = 0, requirements: [RequirementRecord] = [], cases: [CaseRecord] = [],
    stopped: String? = nil, unreachable: String? = nil, notes: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.target = target
    self.startedAt = startedAt
    self.duration = duration
    self.requestsSent = requestsSent
    self.requirements = requirements
    self.cases = cases
    self.stopped = stopped
    self.unreachable = unreachable
    self.notes = notes
  }
}

extension ContractRecord {
  /// What became of a case; nil for a case that was not planned.
  public func result(ofCase id: String) -> CaseRecord? {
    cases.first { $0.id == id }
  }
}

/// The implementation under test, without secrets.
public struct TargetRecord: Sendable, Hashable {
  public var url: String
  /// Whether it was the kit's own mock server, and with which faults, joined by commas.
  public var isMock: Bool
  public var fault: String?
  public var authentication: String
  /// From binding name to where its value came from: `literal`, `env RAX_TOKEN`, `file key.hex`, `default`.
  public var bindings: [String: String]
  public var connections: Int
  /// Requests per second; 0 for no limit.
  public var rate: Double
  public var timeoutSeconds: Double
  /// Whether the server's certificate was verified; nil without TLS.
  public var verifiesCertificate: Bool?

  public init(
    url: String, isMock: Bool = false, fault: String? = nil, authentication: String = "none",
    bindings: [String: String] = [:], connections: Int = 4, rate: Double = 0, timeoutSeconds: Double = 5,
    verifiesCertificate: Bool? = nil
  ) {
    self.url = url
    self.isMock = isMock
    self.fault = fault
    self.authentication = authentication
    self.bindings = bindings
    self.connections = connections
    self.rate = rate
    self.timeoutSeconds = timeoutSeconds
    self.verifiesCertificate = verifiesCertificate
  }
}

/// What the run says of one requirement.
public struct RequirementRecord: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case proved, broken, warned
    /// Broken or warned, and somebody answers for every breach of it.
    case waived
    case undecided
    case notExercised = "not exercised"
    case notObservable = "not observable"
  }

  public var requirement: Requirement
  public var status: Status
  /// Why it is undecided or not exercised, or who waived it.
  public var reason: String?
  /// The ids of the cases made for it, and of those whose findings name it.
  public var cases: [String]

  public init(requirement: Requirement, status: Status, reason: String? = nil, cases: [String] = []) {
    self.requirement = requirement
    self.status = status
    self.reason = reason
    self.cases = cases
  }
}

/// The outcome of one case.
public enum CaseOutcome: String, Sendable, Hashable, CaseIterable {
  case passed, failed, warned
  /// Failed or warned, and somebody answers for everything that was found.
  case waived
  case skipped, undecided
}

/// The result of one case.
public struct CaseRecord: Sendable, Hashable {
  public var id: String
  public var title: String
  public var kind: Case.Kind
  public var operation: String
  public var group: String
  public var requirements: [String]
  public var changed: String?
  /// The changes among which the smallest set that shows the breach was looked for; nil where there was one only.
  public var shrunkFrom: String?
  public var outcome: CaseOutcome
  /// Why it was skipped or undecided.
  public var reason: String?
  public var findings: [Finding]
  public var exchanges: [ExchangeRecord]
  /// Microseconds.
  public var duration: Int64

  public init(
    id: String, title: String, kind: Case.Kind, operation: String, group: String, requirements: [String],
    changed: String? = nil, outcome: CaseOutcome, reason: String? = nil, findings: [Finding] = [],
    exchanges: [ExchangeRecord] = [], duration: Int64 = 0
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.operation = operation
    self.group = group
    self.requirements = requirements
    self.changed = changed
    self.outcome = outcome
    self.reason = reason
    self.findings = findings
    self.exchanges = exchanges
    self.duration = duration
  }
}

/// One exchange as it may be shown: redacted.
public struct ExchangeRecord: Sendable, Hashable {
  public var step: Int
  /// Start line and fields as sent, and the body.
  public var request: String
  /// The inner body before sealing.
  public var requestOpened: String?
  /// Start line, fields and body as received; nil when nothing came.
  public var response: String?
  public var responseOpened: String?
  /// The transport's failure or the message's defect, one sentence.
  public var failure: String?
  /// The outcome it was read as.
  public var outcome: String?
  public var status: Int?
  /// Microseconds to the first byte of the answer and to its end.
  public var firstByte: Int64?
  public var total: Int64
  public var wasReusedConnection: Bool
  /// Where it went another way than the others: which, and the TLS session that was made.
  public var way: String?
  /// A command that sends the request again, with environment variables in place of secrets.
  public var curl: String

  public init(
    step: Int, request: String, requestOpened: String? = nil, response: String? = nil,
    responseOpened: String? = nil, failure: String? = nil, outcome: String? = nil, status: Int? = nil,
    firstByte: Int64? = nil, total: Int64 = 0, wasReusedConnection: Bool = false, curl: String = ""
  ) {
    self.step = step
    self.request = request
    self.requestOpened = requestOpened
    self.response = response
    self.responseOpened = responseOpened
    self.failure = failure
    self.outcome = outcome
    self.status = status
    self.firstByte = firstByte
    self.total = total
    self.wasReusedConnection = wasReusedConnection
    self.curl = curl
  }
}
