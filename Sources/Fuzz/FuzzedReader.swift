/// A reader of octets from outside, what must hold for whatever it is given, and inputs to begin with.
struct FuzzedReader: Sendable {
  var name: String
  /// Reads an input; traps when a property does not hold, which libFuzzer reports with the input.
  var read: @Sendable ([UInt8]) -> Void
  var seeds: [[UInt8]]

  static let all = [json, response, request, contract, target, record, waivers, token, compact]

  /// The one that is fuzzed; set once before libFuzzer starts, which runs on one thread.
  nonisolated(unsafe) static var current: FuzzedReader?
}

/// Ends the process when a property does not hold.
func hold(_ property: Bool, _ words: String) {
  if !property { fatalError(words) }
}
