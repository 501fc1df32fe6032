import Synchronization

/// What a request comes to, before it is written down.
struct Decision {
  var answer: Answer
  var served: ServedOperation?
  var context: RequestContext
  var number: Int

  /// Whether a client is told the same for the same reason, whatever the words.
  func isLike(_ other: Decision) -> Bool {
    (answer.sort, answer.status) == (other.answer.sort, other.answer.status)
      && context.values == other.context.values
  }
}

/// Servers that are asked every request beside another one, from what that one remembers, to tell which of them decide
/// otherwise. Their answers go nowhere.
final class Twins: Sendable {
  private let services: [(name: String, service: MockService)]
  private let differing = Mutex<Set<String>>([])

  init(services: [(name: String, service: MockService)]) {
    self.services = services
  }

  var isEmpty: Bool { services.isEmpty }

  /// Notes every twin whose decision is not like this one.
  func compare(_ decision: Decision, with ask: (MockService) -> Decision) {
    let others = services.filter { !ask($0.service).isLike(decision) }.map(\.name)
    differing.withLock { $0.formUnion(others) }
  }

  /// The names noted since this was asked last.
  func takeDiffering() -> Set<String> {
    differing.withLock { names in
      defer { names = [] }
      return names
    }
  }
}
