import CaseModel
import ContractModel
import Mocking
import Testing

@testable import ConformanceKit

/// The self-test runs a server that decides otherwise on some requests against the cases with such requests: no other
/// case may be answered otherwise.
@Suite struct ConcernedCaseTests {
  /// The statuses of every case's answers, by case.
  private func statuses(_ contract: Contract, _ variant: Variant?) throws -> [String: [Int?]] {
    let session = ConformanceSession(settings: RunSettings())
    try session.addMock(contract, variant: variant)
    let cases = session.runBlocking().contracts.flatMap(\.cases)
    return Dictionary(cases.map { ($0.id, $0.exchanges.map(\.status)) }) { first, _ in first }
  }

  @Test(arguments: ["rackspace-identity", "bankezy-onboarding"])
  func everyCaseThatIsAnsweredOtherwiseIsConcerned(name: String) throws {
    let contract = try Shipped.contract(name)
    let test = SelfTest(contract: contract)
    let concerned = try #require(test.leadingResult()).concerned
    let readings = test.variants.filter(\.isOfReading)
    #expect(Set(concerned.keys) == Set(readings.map(\.name)) && readings.count >= 5)

    let usual = try statuses(contract, nil)
    for variant in readings {
      let cases = try #require(concerned[variant.name])
      let differing = try statuses(contract, variant).filter { $0.value != usual[$0.key] }.keys
      #expect(cases.isSuperset(of: differing), "\(variant.name)")
      #expect(cases.count < test.plan.cases.count / 3, "\(variant.name)")
    }
    #expect(concerned.values.contains { !$0.isEmpty })
  }
}
