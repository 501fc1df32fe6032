import CaseModel

/// How long the answers of one operation took.
struct Latency: Sendable {
  /// Exchanges that took longer than the bar before and at most this long.
  struct Bar: Sendable, Hashable {
    /// Microseconds.
    var most: Int64
    var count: Int
  }

  var operation: String
  var count: Int
  /// Microseconds: half of the answers, and 95 of a hundred, took at most this long.
  var median: Int64
  var percentile95: Int64
  var longest: Int64
  /// Bars of widths 1, 2, 5, 10 …, from the first to the last that holds an exchange.
  var bars: [Bar]

  /// Measures each operation of a contract that was answered, in the order of the cases.
  static func all(of contract: ContractRecord) -> [Latency] {
    var order: [String] = []
    var times: [String: [Int64]] = [:]
    for record in contract.cases {
      for exchange in record.exchanges where exchange.response != nil {
        if times[record.operation] == nil { order.append(record.operation) }
        times[record.operation, default: []].append(max(exchange.total, 0))
      }
    }
    return order.compactMap { operation in times[operation].flatMap { Latency(operation, $0.sorted()) } }
  }

  private init?(_ operation: String, _ times: [Int64]) {
    guard let longest = times.last else { return nil }
    self.operation = operation
    count = times.count
    median = times[(times.count - 1) / 2]
    percentile95 = times[(times.count * 95 + 99) / 100 - 1]
    self.longest = longest
    var bars: [Bar] = []
    var rest = times[...]
    for most in Self.widths {
      let part = rest.prefix { $0 <= most }
      rest = rest.dropFirst(part.count)
      if !(bars.isEmpty && part.isEmpty) { bars.append(Bar(most: most, count: part.count)) }
      if rest.isEmpty { break }
    }
    if !rest.isEmpty { bars.append(Bar(most: longest, count: rest.count)) }
    self.bars = bars
  }

  /// From 100 µs to 1,000 s.
  private static let widths: [Int64] = (2...8).flatMap { power in
    let unit = (0..<power).reduce(Int64(1)) { product, _ in product * 10 }
    return [unit, 2 * unit, 5 * unit]
  }
}
