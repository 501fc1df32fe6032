import CaseModel
import ContractModel
import Testing

@testable import Running

/// That nothing is refused is said of servers that accept, and of no other.
@Suite struct AcceptanceNoteTests {
  private func note(outcome: String?) throws -> String? {
    let contract = try Shipped.contract("bankezy-onboarding")
    let operation = try #require(contract.operations.first)
    let cases = (0..<6).map { index in
      let id = "bankezy-onboarding/reset-pin/request.pin.length"
      let finding = Finding(requirement: id, title: "found", expected: "refused", actual: "else", place: "body")
      var exchange = ExchangeRecord(step: 0, request: "POST / HTTP/1.1")
      exchange.outcome = outcome
      return CaseRecord(
        id: "\(id)/\(index)", title: "pin", kind: .negative, operation: operation.id, group: "request.pin",
        requirements: [id], outcome: .failed, findings: [finding], exchanges: [exchange])
    }
    return AcceptanceNote.text(of: operation, cases)
  }

  @Test func aServerThatTakesEverythingIsNamed() throws {
    #expect(try note(outcome: Outcome.accepted)?.contains("nothing is refused: all 6 requests") == true)
  }

  @Test(arguments: [nil, Outcome.refused])
  func refusalsThatCannotBeReadAreNotTakenForAcceptance(outcome: String?) throws {
    #expect(try note(outcome: outcome) == nil)
  }
}
