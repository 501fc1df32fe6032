import CaseModel
import ContractModel
import Testing

@testable import Running

/// That nothing is refused is said of servers that accept, and of no other.
@Suite struct AcceptanceNoteTests {
  private func note(_ title: String) throws -> String? {
    let contract = try Shipped.contract("bankezy-onboarding")
    let operation = try #require(contract.operations.first)
    let cases = (0..<6).map { index in
      let id = "bankezy-onboarding/reset-pin/request.pin.length"
      let finding = Finding(requirement: id, title: title, expected: "refused", actual: "else", place: "body")
      return CaseRecord(
        id: "\(id)/\(index)", title: "pin", kind: .negative, operation: operation.id, group: "request.pin",
        requirements: [id], outcome: .failed, findings: [finding])
    }
    return AcceptanceNote.text(of: operation, cases)
  }

  @Test func aServerThatTakesEverythingIsNamed() throws {
    #expect(try note(Finding.accepted)?.contains("nothing is refused: all 6 requests") == true)
  }

  @Test(arguments: ["the answer cannot be read", "the answer is not the refusal that is due"])
  func refusalsThatCannotBeReadAreNotTakenForAcceptance(title: String) throws {
    #expect(try note(title) == nil)
  }
}
