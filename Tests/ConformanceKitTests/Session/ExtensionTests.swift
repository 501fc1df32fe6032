import ConformanceKit
import Synchronization
import Testing

/// What a library user can add: a generator, a check, a scheme.
@Suite struct ExtensionTests {
  /// Sends the control with a note in a header field.
  struct NoteGenerator: CaseGenerator {
    let name = "note"

    func cases(in context: GenerationContext) -> [GroupedCase] {
      let field = HTTPField("X-Note", "of a generator")
      return [
        context.oneStep(
          ["outcome.accepted"], "with-a-note", group: "note", changed: "a field X-Note", edits: [.addHeader(field)],
          expecting: .accepted)
      ].compactMap { $0 }
    }
  }

  /// No answer says "success" in words.
  struct SilenceCheck: ConformanceCheck {
    func findings(in answer: JudgedAnswer) -> [Finding] {
      guard answer.outcome == Outcome.accepted, let text = answer.body?["resDesc"]?.string, text == "SUCCESS" else {
        return []
      }
      return [
        answer.finding("outcome.accepted", "the answer boasts", expected: "no word", actual: text, at: "resDesc")
      ]
    }
  }

  struct StampScheme: AuthenticationScheme {
    func fields(for request: SigningMatter) -> [SignedField] {
      [SignedField(name: "X-Stamp", value: "stamp-\(request.method)-\(request.body.count)-0123456789")]
    }
  }

  private func record(_ extensions: RunExtensions) async throws -> ContractRecord {
    let session = ConformanceSession(settings: RunSettings(suite: .smoke), extensions: extensions, environment: [:])
    try session.addMock(try Shipped.contract("bankezy-onboarding"))
    return try #require(try await session.run().contracts.first)
  }

  @Test func aGeneratorsCaseIsRunBesideTheOthers() async throws {
    let plain = try await record(RunExtensions())
    let record = try await record(RunExtensions(generators: [NoteGenerator()]))
    let added = try #require(record.result(ofCase: "bankezy-onboarding/reset-pin/outcome.accepted/with-a-note"))
    #expect(added.outcome == .passed && added.exchanges[0].request.contains("X-Note: of a generator"))
    #expect(record.cases.count == plain.cases.count + 1)
    #expect(record.verdict == .conforms)
  }

  @Test func aChecksFindingDecidesLikeEveryOther() async throws {
    let record = try await record(RunExtensions(checks: [SilenceCheck()]))
    #expect(record.status("bankezy-onboarding/reset-pin/outcome.accepted") == .broken)
    #expect(record.cases.flatMap(\.findings).contains { $0.title == "the answer boasts" && $0.actual == "SUCCESS" })
  }

  @Test func aSchemesFieldsAreSentAndShownNowhere() async throws {
    let record = try await record(RunExtensions(scheme: StampScheme()))
    #expect(record.verdict == .conforms)
    let exchanges = record.cases.flatMap(\.exchanges)
    // One case sends its field names in upper case.
    #expect(exchanges.allSatisfy { $0.request.lowercased().contains("x-stamp: ") })
    #expect(!exchanges.contains { $0.request.contains("stamp-POST") || $0.curl.contains("stamp-POST") })
  }
}
