import Synchronization
import Wire

/// Threads that work through a list: some for what works, others for what mostly waits, so that neither stands in the
/// way of the other.
struct WorkPool: Sendable {
  /// How many elements are worked on at the same time.
  var threads: Int
  /// How many waiting elements are waited for at the same time.
  var waiting = 12

  /// Applies a function to every element on threads of its own and keeps the order.
  func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], mostlyWaiting: (Element) -> Bool = { _ in false },
    _ body: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let waits = elements.map(mostlyWaiting)
    let slow = Shelf<Result>(elements.indices.filter { waits[$0] })
    let quick = Shelf<Result>(elements.indices.filter { !waits[$0] })
    let workers = Array(repeating: slow, count: waiting) + Array(repeating: quick, count: max(1, threads))
    let started = workers.compactMap { shelf in
      try? WorkerThread.start { shelf.workThrough(elements, body) }
    }
    for thread in started { thread.join() }
    // Where the system gives no threads, this one does the work.
    for shelf in [slow, quick] { shelf.workThrough(elements, body) }
    let results = slow.results.merging(quick.results) { $1 }
    return elements.indices.compactMap { results[$0] }
  }

  /// Places of elements still to be taken, and the results of those that are done.
  private final class Shelf<Result: Sendable>: Sendable {
    private struct State {
      var rest: ArraySlice<Int>
      var results: [Int: Result] = [:]
    }

    private let state: Mutex<State>

    init(_ places: [Int]) {
      state = Mutex(State(rest: places[...]))
    }

    var results: [Int: Result] { state.withLock { $0.results } }

    func workThrough<Element: Sendable>(_ elements: [Element], _ body: (Element) -> Result) {
      while let place = state.withLock({ $0.rest.popFirst() }) {
        let result = body(elements[place])
        state.withLock { $0.results[place] = result }
      }
    }
  }
}
