import CaseModel
import ContractModel

/// One testsuite: the requirements of one operation of a contract.
struct JUnitSuite: Sendable {
  var name: String
  /// The contract's id.
  var package: String
  var timestamp: String
  var properties: [(String, String)]
  var cases: [JUnitCase] = []
  /// Notes and warnings.
  var output = ""
  /// Why the run has no verdict, as far as it is not a requirement's.
  var errors = ""
}

extension JUnitReport {
  /// Makes the suites of a run, in the order of its contracts and of their requirements.
  func suites(of run: RunRecord) -> [JUnitSuite] {
    var names = UniqueNames()
    var suiteNames = UniqueNames()
    var suites: [JUnitSuite] = []
    for contract in run.contracts { suites += self.suites(of: contract, in: run, &names, &suiteNames) }
    return suites
  }

  private func suites(
    of contract: ContractRecord, in run: RunRecord, _ names: inout UniqueNames, _ suiteNames: inout UniqueNames
  ) -> [JUnitSuite] {
    let id = oneLine(contract.id)
    let times = self.times(of: contract)
    var suites: [JUnitSuite] = []
    var indexes: [String: Int] = [:]
    for text in FailureText.all(of: contract) {
      let operation = RequirementPlace(text.requirement, of: id).operation
      let index = indexes[operation] ?? suites.count
      if index == suites.count {
        indexes[operation] = index
        suites.append(suite(suiteNames.name(operation.isEmpty ? id : "\(id)/\(operation)"), of: contract, in: run))
      }
      suites[index].cases.append(
        testcase(
          text, of: id, name: names.name(text.requirement), milliseconds: times[text.requirement] ?? 0,
          isStrict: run.isStrict))
      if !text.fingerprints.isEmpty {
        suites[index].properties.append(
          ("fingerprints.\(text.requirement)", text.fingerprints.joined(separator: " ")))
      }
      if !text.occurrences.isEmpty, text.status != .broken {
        suites[index].output += "\(text.status.rawValue): \(Self.body(of: text))\n\n"
      }
    }
    let failing = (contract.waivers ?? []).filter(\.state.isFailure)
    if !failing.isEmpty {
      var suite = suite(suiteNames.name("\(id)/waivers"), of: contract, in: run)
      suite.cases = failing.map { testcase($0, of: contract, name: names.name("waiver \($0.waiver.requirement)")) }
      suites.append(suite)
    }
    if suites.isEmpty { suites.append(suite(suiteNames.name(id), of: contract, in: run)) }
    let notes = contract.notes.map { "note: " + oneLine($0) + "\n" }.joined()
    suites[0].output = notes + suites[0].output
    return suites
  }

  private func suite(_ name: String, of contract: ContractRecord, in run: RunRecord) -> JUnitSuite {
    let errors = [
      contract.unreachable.map { "the target was never reached: " + oneLine($0) },
      contract.stopped.map { "sending stopped early: " + oneLine($0) },
      run.wasInterrupted ? "the run was interrupted" : nil,
    ]
    let start = contract.startedAt > 0 ? contract.startedAt : run.startedAt
    return JUnitSuite(
      name: name.contains { !$0.isWhitespace } ? name : "contract", package: oneLine(contract.id),
      timestamp: TimeText.timestamp(start),
      properties: properties(of: contract, in: run),
      errors: errors.compactMap { $0.map { $0 + "\n" } }.joined())
  }

  private func properties(of contract: ContractRecord, in run: RunRecord) -> [(String, String)] {
    [
      ("kit", run.kit), ("contract", contract.id), ("contract.version", contract.version),
      ("contract.file", contract.source.file), ("contract.sha256", contract.source.sha256),
      ("target", contract.target.url), ("target.mock", contract.target.isMock ? "true" : "false"),
      ("target.fault", contract.target.fault ?? "none"), ("target.authentication", contract.target.authentication),
      ("suite", run.suite), ("seed", String(run.seed)), ("strict", run.isStrict ? "true" : "false"),
      ("without", run.without.joined(separator: ",")), ("verdict", run.verdict(of: contract).rawValue),
    ].map { ($0.0, oneLine($0.1)) } + coverage(of: contract)
  }

  /// The whole contract's requirements by suite and level.
  private func coverage(of contract: ContractRecord) -> [(String, String)] {
    Coverage(contract).rows.map { ("requirements.\($0.suite.rawValue).\($0.level.rawValue)", $0.text) }
  }

  /// How long the cases of each requirement took, in milliseconds; a case counts for the first one it is made for,
  /// so that the sum is the time of all cases.
  private func times(of contract: ContractRecord) -> [String: Int64] {
    var times: [String: Int64] = [:]
    for record in contract.cases {
      guard let owner = record.requirements.first else { continue }
      let time = TimeText.milliseconds(ofMicroseconds: record.duration)
      times[oneLine(owner)] = TimeText.sum(times[oneLine(owner)] ?? 0, time)
    }
    return times
  }
}
