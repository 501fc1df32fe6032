import ConformanceKit
import FoundationEssentials

/// The options that say what is run and how.
enum RunOptions {
  static let plan: [Option] = [.suite, .only, .seed, .without]
  static let strict = Option(name: "--strict", help: "let a SHOULD that is broken fail")
  static let connections = Option(
    name: "--connections", value: "N", help: "worker threads, each with a connection (default 4)")
  static let rate = Option(name: "--rate", value: "N", help: "requests per second at the most (default 0: no limit)")
  static let timeout = Option(name: "--timeout", value: "S", help: "seconds an exchange may take (default 5)")
  static let all = plan + [strict, connections, rate, timeout, ShardInput.option]
}

extension RunSettings {
  /// Reads the options that say what is run and how.
  init(_ arguments: Arguments, _ complaints: inout Complaints) {
    self.init()
    let word = arguments.word(.suite, among: SuiteSelection.names, what: "suite", &complaints)
    suite = word.flatMap { SuiteSelection($0) } ?? .standard
    seed = arguments.integer(.seed, in: UInt64.min...UInt64.max, &complaints) ?? seed
    for word in arguments.all(.without) {
      guard let layer = Layer(rawValue: word) else {
        complaints.add(unknown("layer", word, among: Layer.allCases.map(\.rawValue)))
        continue
      }
      without.insert(layer)
    }
    only = arguments[.only]
    isStrict = arguments.has(RunOptions.strict)
    connections = arguments.integer(RunOptions.connections, in: 1...256, &complaints)
    requestsPerSecond = arguments.number(RunOptions.rate, in: 0...100_000, &complaints)
    timeoutSeconds = arguments.number(RunOptions.timeout, in: 0.05...600, &complaints)
    shard = ShardInput.shard(arguments, environment: ProcessInfo.processInfo.environment, &complaints)
  }
}

/// Why a plan is empty, and what the nearest id is.
func emptyPlan(_ settings: RunSettings, of contracts: [Contract]) -> UsageFailure {
  var sentence = "no case in the suite \(settings.suite.name)"
  if let only = settings.only {
    sentence = "--only \(quoted(only)) matches no case in the suite \(settings.suite.name)"
    let ids = contracts.flatMap(\.requirements).map(\.id)
    sentence += didYouMean(nearest(only, among: ids))
  }
  return UsageFailure(sentence + "; nothing was sent", status: .noVerdict)
}
