import ConformanceKit
import HTTPCore
import JSONCore
import Testing

/// A target may say how often it lets a value be refused before it locks it.
@Suite struct MaxRefusalsTests {
  private static let binding = "lastFourCardDigits"

  private func trial(_ limit: RefusalLimit) throws -> Trial {
    var trial = try Trial("processa-aspen")
    trial.plan = Planner.plan(
      trial.contract, options: PlanOptions(refusalLimits: [Self.binding: limit]))
    return trial
  }

  /// Whether a request carries the fixture's own card digits.
  private static func carries(_ request: HTTPRequest, _ digits: String?) -> Bool {
    digits.map { String(decoding: request.body, as: UTF8.self).contains("\"\($0)\"") } ?? false
  }

  @Test(arguments: [0, 1, 7, 60]) func noValueIsRefusedMoreOftenThanTheTargetAllows(most: Int) async throws {
    let trial = try trial(RefusalLimit(total: most))
    let digits = trial.fixture.bindings[Self.binding]
    let refusals = Counter()
    let server = try ScriptedServer.mock(of: trial) { request, _, honest in
      if Self.carries(request.message, digits), honest.response.status != 200 { refusals.add() }
      return nil
    }
    let record = try await trial.run(at: server.url)
    let withheld = record.cases.filter { $0.outcome == .skipped && $0.reason?.hasPrefix("withheld: ") == true }

    #expect(refusals.most <= most)
    #expect(most < 7 || refusals.most > most / 2)
    #expect(Set(withheld.map(\.id)) == Set(trial.plan.withheld.keys))
    #expect(withheld.count > 20)
    #expect(
      record.notes == [
        "\(withheld.count) cases were not sent, "
          + "withheld: the target file lets \(Self.binding) be refused \(most) times in all"
      ])
    let unproved = record.requirements.filter { $0.reason?.hasPrefix("withheld: ") == true }
    #expect((!unproved.isEmpty || most == 60) && unproved.allSatisfy { $0.status == .notExercised })
    #expect(record.verdict == .conforms)
  }

  @Test func whatIsAllowedIsSpreadOverTheRequirements() throws {
    let trial = try trial(RefusalLimit(total: 20))
    let sent = trial.plan.cases.filter { value in
      trial.plan.withheld[value.id] == nil
        && value.refusals(of: Self.binding, in: trial.contract, authentication: "none").total > 0
    }

    #expect(sent.count > 10)
    #expect(Set(sent.compactMap(\.requirements.first)).count == sent.count)
  }

  @Test(arguments: [1, 3]) func refusalsInARowAreBrokenByAnAcceptedControl(most: Int) async throws {
    let trial = try trial(RefusalLimit(inARow: most))
    let digits = trial.fixture.bindings[Self.binding]
    let row = Counter()
    let server = try ScriptedServer.mock(of: trial) { request, _, honest in
      guard Self.carries(request.message, digits) else { return nil }
      if honest.response.status == 200 { row.reset() } else { row.add() }
      return nil
    }
    let record = try await trial.run(at: server.url)

    #expect(row.most <= most)
    #expect(record.cases.count { $0.outcome == .passed } > 150)
    #expect(record.verdict == .conforms)
  }

  @Test func aTargetThatRefusesTheControlIsNotAskedOverAndOver() async throws {
    let trial = try trial(RefusalLimit(total: 4))
    let server = try ScriptedServer { _, _ in .status(401) }
    let record = try await trial.run(at: server.url)

    #expect(server.requests.count == 4)
    #expect(record.stopped?.contains("lets it be refused 4 times in all") == true)
    #expect(record.verdict == .doesNotConform)
  }

  @Test func aNameThatIsNoBindingIsAnError() throws {
    let text = #"{"url":"http://127.0.0.1:1","limits":{"maxRefusals":{"docNumbr":3,"b":{"total":5,"inARow":2}}}}"#
    let file = try TargetFileReader.read(Array(text.utf8), path: "target.json")
    let session = ConformanceSession(settings: RunSettings(), environment: [:])
    let failure = #expect(throws: ConfigurationFailure.self) {
      var file = file
      let fixture = MockFixture(contract: try Shipped.contract("processa-aspen"))
      file.bindings = fixture.bindings.map { TargetFile.NamedBinding(name: $0.key, source: .literal($0.value)) }
      try session.add(try Shipped.contract("processa-aspen"), target: file)
    }

    #expect(file.limits.maxRefusals == ["docNumbr": RefusalLimit(total: 3), "b": RefusalLimit(total: 5, inARow: 2)])
    #expect(failure?.sentences.count == 2)
    #expect(
      failure?.text.contains(
        "target.json: limits.maxRefusals: docNumbr is no binding of processa-aspen; did you mean docNumber?") == true)
  }
}
