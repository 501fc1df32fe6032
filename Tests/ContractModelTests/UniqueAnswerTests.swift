import ContractModel
import Testing

@Suite struct UniqueAnswerTests {
  private static let plain = #"{ "name": "commentId", "type""#

  @Test func aMemberOfAnAnswerMayBePromisedUnique() throws {
    let text = SampleContract.text.replacing(Self.plain, with: #"{ "name": "commentId", "unique": true, "type""#)
    let contract = try #require(SampleContract.read(text).contract)

    let requirement = try #require(contract.requirements.first { $0.aspect == "response.commentId.unique" })
    #expect(requirement.statement == "no two accepted answers carry the same commentId")
    #expect(contract.operations.first?.body("success")?.fields.contains { $0.unique == 1 } == true)
  }

  @Test func uniquenessOfAnAnswerHasNoCount() {
    let text = SampleContract.text.replacing(Self.plain, with: #"{ "name": "commentId", "unique": 6, "type""#)

    let (contract, problems) = SampleContract.read(text)

    #expect(contract == nil)
    #expect(problems.contains { $0.contains("\"unique\"") })
  }
}
