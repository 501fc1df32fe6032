import ConformanceKit
import Testing

@Suite struct ThresholdTests {
  private var record: ContractRecord {
    let statuses: [(RequirementRecord.Status, Level, Suite)] = [
      (.proved, .must, .documented), (.proved, .must, .documented), (.notExercised, .must, .documented),
      (.proved, .should, .http), (.warned, .should, .http), (.notObservable, .must, .security),
    ]
    return ContractRecord(
      id: "sample", version: "1.0.0", title: "Sample", source: ContractSource(file: "sample.json"),
      target: TargetRecord(url: "http://a"),
      requirements: statuses.enumerated().map { index, item in
        RequirementRecord(
          requirement: Requirement(
            id: "sample/do/aspect-\(index)", operation: "do", level: item.1, statement: "so", suite: item.2),
          status: item.0)
      })
  }

  @Test(
    arguments: [
      ("50%", nil), ("0%", nil),
      ("51%", "sample: 3 of 6 requirements are proved (50.0%), and 51% are asked for"),
      ("must=75%", "sample: 2 of 4 requirements (MUST) are proved (50.0%), and 75% are asked for"),
      ("documented=66.6%", nil),
      (
        "documented/must=66.7%",
        "sample: 2 of 3 requirements (MUST, suite documented) are proved (66.6%), and 66.7% are asked for"
      ),
      ("http=50%", nil), ("may=0%", "sample has no requirements (MAY), so none is proved"),
    ] as [(String, String?)])
  func allRequirementsCount(text: String, sentence: String?) throws {
    #expect(try #require(Threshold(text)).shortfall(in: record) == sentence)
  }

  @Test(arguments: ["", "%", "95", "101%", "-1%", "nan%", "mus=95%", "must=must=1%", "must/must=1%", "=5%", "must/=5%"])
  func whatIsNoShareIsNoThreshold(text: String) {
    #expect(Threshold(text) == nil)
  }

  @Test func whatAnotherWayToAuthenticateAsksForIsNotMissing() {
    var record = record
    record.requirements[0] = RequirementRecord(
      requirement: Requirement(id: "sample/do/authentication.oauth1.nonce", operation: "do", statement: "so"),
      status: .notExercised)

    #expect(record.unexercised.map(\.requirement.id) == ["sample/do/aspect-2"])
    record.target.authentication = "oauth1"
    #expect(record.unexercised.count == 2)
  }
}
