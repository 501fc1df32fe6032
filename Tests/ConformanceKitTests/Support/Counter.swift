import Synchronization

/// Counts over threads and remembers the most it ever stood at.
final class Counter: Sendable {
  private let state = Mutex((now: 0, most: 0))

  func add() {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
  }

  func reset() { state.withLock { $0.now = 0 } }

  var most: Int { state.withLock { $0.most } }
}
