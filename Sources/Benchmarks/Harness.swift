import Wire

/// Measures how long work takes.
enum Harness {
  /// Returns the median of several runs, in seconds.
  static func seconds(runs: Int = 5, _ work: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = MonotonicClock.now()
      try work()
      times.append(Double(MonotonicClock.now() - start) / 1_000_000)
    }
    times.sort()
    return max(times[times.count / 2], 1e-9)
  }

  /// Prints one line: what, how much, and in what unit.
  static func report(_ what: String, _ value: Double, _ unit: String, note: String = "") {
    let number = value >= 100 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
    let name = what + String(repeating: " ", count: max(1, 52 - what.count))
    print("\(name)\(number) \(unit)\(note.isEmpty ? "" : "  (\(note))")")
  }
}
