import CaseModel
import Composing
import Glibc
import HTTPCore
import Judging
import Synchronization
import Wire

/// What the threads of one run share: the next group, what came of the cases, and whether to go on.
final class RunState: Sendable {
  private struct Shared {
    var nextGroup = 0
    var nextSlot: Int64 = 0
    var results: [Int: [CaseRecord]] = [:]
    var control: [String: ControlLog] = [:]
    /// By binding: how often its value was refused.
    var refusals: [String: RefusalCount] = [:]
    var held: Set<String> = []
    var lists = ListCursor()
    /// By requirement: the values seen so far.
    var distinct: [String: Set<String>] = [:]
    /// By requirement: the vectors seen so far.
    var vectors: [String: VectorHistory] = [:]
    var unanswered = 0
    var requests = 0
    var stopped: String?
    var isCancelled = false
    var tls: TLSDetails?
  }

  private let shared = Mutex(Shared())
  private let limits: RunLimits

  init(limits: RunLimits) {
    self.limits = limits
  }

  // MARK: Going on

  /// Takes the next group; nil when there is none or the run has stopped.
  func takeGroup(of count: Int) -> Int? {
    shared.withLock { shared in
      guard shared.nextGroup < count else { return nil }
      defer { shared.nextGroup += 1 }
      return shared.nextGroup
    }
  }

  var isStopped: Bool { shared.withLock { $0.stopped != nil || $0.isCancelled } }
  var stopReason: String? { shared.withLock { $0.isCancelled ? "the run was interrupted" : $0.stopped } }

  func cancel() {
    shared.withLock { $0.isCancelled = true }
  }

  func stop(_ reason: String) {
    shared.withLock { shared in
      if shared.stopped == nil { shared.stopped = reason }
    }
  }

  /// Counts a request that got no whole answer, and stops the run after too many.
  func countUnanswered(_ what: String) {
    shared.withLock { shared in
      shared.unanswered += 1
      if shared.unanswered >= limits.mostUnanswered, shared.stopped == nil {
        shared.stopped = "\(shared.unanswered) requests were left without a whole answer; the last one: \(what)"
      }
    }
  }

  /// Waits for a slot under the rate limit and counts the request; false when the run has stopped meanwhile.
  func takeSlot() -> Bool {
    let now = MonotonicClock.now()
    let slot: Int64 = shared.withLock { shared in
      guard limits.requestsPerSecond > 0 else { return now }
      let slot = max(now, shared.nextSlot)
      // The slowest rate is one request in a day: a number near 0 asks for a pause that no clock can hold.
      shared.nextSlot = slot + Int64(min(1_000_000 / limits.requestsPerSecond, 86_400_000_000))
      return slot
    }
    guard pause(microseconds: slot - now) else { return false }
    shared.withLock { $0.requests += 1 }
    return true
  }

  /// Waits, in short steps so that a cancelled run ends at once; false when the run has stopped meanwhile.
  func pause(microseconds: Int64) -> Bool {
    let end = MonotonicClock.deadline(after: max(0, microseconds))
    while !isStopped {
      let left = end - MonotonicClock.now()
      if left <= 0 { return true }
      usleep(UInt32(min(left, 20_000)))
    }
    return false
  }

  var requests: Int { shared.withLock { $0.requests } }

  /// The TLS session of the first answer.
  var tls: TLSDetails? { shared.withLock { $0.tls } }

  /// Keeps the session an answer came over, where it is the first one.
  func note(_ tls: TLSDetails) {
    shared.withLock { if $0.tls == nil { $0.tls = tls } }
  }

  // MARK: Results

  /// Uses the list bindings' cursor.
  func withLists<Result: Sendable>(_ body: (inout ListCursor) -> Result) -> Result {
    shared.withLock { body(&$0.lists) }
  }

  func record(_ records: [CaseRecord], group: Int) {
    shared.withLock { $0.results[group] = records }
  }

  func hold(_ ids: [String]) {
    shared.withLock { $0.held.formUnion(ids) }
  }

  /// Remembers values that no other answer may carry; returns the requirements whose value was seen before, and those
  /// for which another answer was there to compare with.
  func claim(_ values: [String: String]) -> (repeated: [String], compared: [String]) {
    shared.withLock { shared in
      var repeated: [String] = []
      var compared: [String] = []
      for (id, value) in values {
        if shared.distinct[id] != nil { compared.append(id) }
        if !shared.distinct[id, default: []].insert(value).inserted { repeated.append(id) }
      }
      return (repeated.sorted(), compared)
    }
  }

  /// Whether the vectors that other answers brought foretell this one.
  func foretells(_ vector: String, of id: String) -> Bool {
    shared.withLock { $0.vectors[id, default: VectorHistory()].foretells(vector) }
  }

  /// Keeps what a control of an operation showed.
  ///
  /// - Parameter group: the group it was sent around; nil for the first and the last one of a run.
  func log(_ record: CaseRecord, operation: String, isAccepted: Bool, group: String? = nil) {
    shared.withLock {
      $0.control[operation, default: ControlLog()].add(record, isAccepted: isAccepted, group: group)
    }
  }

  /// Notes that a case of an operation is done.
  func finished(_ id: String, operation: String) {
    shared.withLock { $0.control[operation, default: ControlLog()].lastCase = id }
  }

  func control(of operation: String) -> ControlLog? {
    shared.withLock { $0.control[operation] }
  }

  // MARK: Refusals

  /// Counts an answer against the values of the target that its request carried.
  func countRefusal(of bindings: [String], isAccepted: Bool) {
    shared.withLock { shared in
      for name in bindings { shared.refusals[name, default: RefusalCount()].add(isAccepted: isAccepted) }
    }
  }

  func refusals(of binding: String) -> RefusalCount {
    shared.withLock { $0.refusals[binding] ?? RefusalCount() }
  }

  /// Every record in the order of the plan.
  func records(groups: Int) -> [CaseRecord] {
    shared.withLock { shared in (0..<groups).flatMap { shared.results[$0] ?? [] } }
  }

  var held: Set<String> { shared.withLock { $0.held } }
}
