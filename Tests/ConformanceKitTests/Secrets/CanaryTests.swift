import ConformanceKit
import HTTPCore
import Synchronization
import Testing

@testable import Mocking

/// PINs, keys and credentials stand in no output, whatever a server does with them.
@Suite struct CanaryTests {
  /// The contracts and schemes that have secrets.
  static let schemes = Shipped.schemes.filter { (try? Canaries($0).bindings.isEmpty) == false }

  @Test func everyContractButOneSchemeHasSecrets() {
    #expect(Self.schemes.count == Shipped.schemes.count - 1)
  }

  /// Searches every report of a run for the secrets of its target and of its requests.
  private func expectNothingTold(
    _ record: ContractRecord, _ canaries: Canaries, _ requests: [HTTPRequest],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    var values = canaries.bindings
    let pins = Set(requests.compactMap(canaries.pin)).subtracting(canaries.samples)
    #expect(pins.count > 3 || !canaries.hasPINs, sourceLocation: sourceLocation)
    for pin in pins { values["PIN \(pin)"] = pin }
    let search = SecretSearch(values)
    for (name, bytes) in allOutputs(of: record.asRun()) {
      #expect(bytes.count > 100)
      #expect(search.found(in: bytes) == [], "\(name)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: schemes) func aServerThatTellsEverythingIsFoundOutAndNotQuoted(scheme: Shipped.Scheme)
    async throws
  {
    let canaries = try Canaries(scheme).thinned()
    let secrets = canaries.bindings.sorted { $0.key < $1.key }.map(\.value)
    let server = try ScriptedServer.mock(of: canaries.trial) { request, number, honest in
      let pin = canaries.pin(of: request.message)
      let leaky = LeakyReplies(secrets: secrets + [pin].compactMap { $0 })
      return leaky.added(to: honest.response, number)
    }
    let record = try await canaries.trial.run(at: server.url)
    let id = canaries.trial.contract.operations[0].id

    #expect(record.status("\(scheme.contract)/\(id)/security.no-secret") == .broken)
    expectNothingTold(record, canaries, server.requests)
  }

  @Test(arguments: schemes) func aServerThatAnswersWithBrokenMessagesFullOfSecretsIsNotQuoted(
    scheme: Shipped.Scheme
  ) async throws {
    let canaries = try Canaries(scheme).thinned()
    let secrets = canaries.bindings.sorted { $0.key < $1.key }.map(\.value)
    let server = try ScriptedServer.mock(of: canaries.trial) { request, number, honest in
      // Controls and other valid requests are served, so that the others are sent.
      if (200..<300).contains(honest.response.status) && number % 7 != 0 { return nil }
      let pin = canaries.pin(of: request.message)
      let leaky = LeakyReplies(secrets: secrets + [pin].compactMap { $0 })
      return leaky.broken(number)
    }
    let record = try await canaries.trial.run(at: server.url)

    #expect(record.requestsSent > 10)
    expectNothingTold(record, canaries, server.requests)
  }

  @Test func equalSecretsShowAsEqualMarksAndCurlLinesNameVariables() async throws {
    let canaries = try Canaries(Shipped.Scheme(contract: "wibmo-prepaid", authentication: "none")).thinned()
    let server = try ScriptedServer.mock(of: canaries.trial) { _, _, _ in nil }
    let record = try await canaries.trial.run(at: server.url)
    let exchanges = record.cases.flatMap(\.exchanges)
    let marks = exchanges.compactMap { exchange in
      exchange.request.firstMatch(of: /‹apiKey:[0-9a-f]{4}›/).map { "\($0.0)" }
    }

    #expect(Set(marks.prefix(3)).count == 1 && marks.count > 3)
    #expect(exchanges.contains { $0.curl.contains("\"x-api-key: $API_KEY\"") })
    let pins = exchanges.compactMap { exchange in
      exchange.requestOpened?.firstMatch(of: /‹pin:[0-9a-f]{4}›/).map { "\($0.0)" }
    }
    #expect(Set(pins).count > 3)
    let other = try await canaries.trial.run(at: server.url).cases.flatMap(\.exchanges)
    #expect(other.contains { $0.request.contains("‹apiKey:") && !$0.request.contains(marks[0]) })
  }

  @Test(arguments: schemes) func aFaultThatLeaksIsFoundOutAndNotQuoted(scheme: Shipped.Scheme) async throws {
    var canaries = try Canaries(scheme)
    canaries.trial = Trial(canaries.trial, suite: .smoke)
    canaries.trial.plan.groups = Array(canaries.trial.plan.groups.prefix(4))
    let trial = canaries.trial
    let all = FaultCatalogue.faults(for: trial.contract, authentication: scheme.authentication)
      .filter { $0.requirement.hasSuffix("security.no-secret") }
    let faults = stride(from: 0, to: all.count, by: max(1, all.count / 3)).map { all[$0] }
    for fault in faults {
      let service = MockService(
        contract: trial.contract, bindings: trial.fixture.mockBindings, faults: [fault],
        authentication: scheme.authentication)
      let server = try ScriptedServer { request, _ in
        let position = ConnectionPosition(connection: request.connection, request: request.ordinal)
        return service.answer(request.message, position: position).onTheWire
      }
      let record = try await trial.run(at: server.url)
      #expect(record.status(fault.requirement) == .broken, "\(fault.name)")
      expectNothingTold(record, canaries, server.requests)
    }
    #expect(faults.count >= 3 || scheme.contract == "mastercard-mdes")
  }
}
