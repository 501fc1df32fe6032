import ConformanceKit

/// Whole runs against the built-in mock servers.
enum RunBenchmark {
  static func run() throws {
    let library = try ContractLibrary.builtIn()
    guard let contract = library.contract("wibmo-prepaid") else { return }
    var alone = 0.0
    for connections in [1, 2, 4, 8] {
      var cases = 0
      let seconds = try Harness.seconds(runs: 3) {
        let session = ConformanceSession(settings: RunSettings(connections: connections))
        try session.addMock(contract)
        cases = session.runBlocking().contracts.first?.cases.count ?? 0
      }
      if connections == 1 { alone = seconds }
      Harness.report(
        "run of wibmo-prepaid, \(connections) connections", Double(cases) / seconds, "cases/s",
        note: "\(ratio(alone / seconds)) times one connection")
    }
    let all = try Harness.seconds(runs: 3) {
      let session = ConformanceSession(settings: RunSettings())
      for contract in library.contracts { try session.addMock(contract) }
      _ = session.runBlocking()
    }
    Harness.report("all contracts, standard suite, wall time", all, "s")
  }

  private static func ratio(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
