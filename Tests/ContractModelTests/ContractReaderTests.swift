import ContractModel
import Testing

@Suite struct ContractReaderTests {
  @Test func aWholeContractIsReadWithoutProblems() throws {
    let (contract, problems) = SampleContract.read(SampleContract.text)

    #expect(problems == [])
    let operation = try #require(contract?.operation("reset-pin"))
    #expect(operation.requestFields.map(\.id).contains("request.Wrapper.txnId"))
    #expect(operation.request.envelope?.cipher == .aes192CBC)
  }

  @Test func requirementsComeInTheOrderOfTheLanguage() throws {
    let (baseline, faults) = ContractReader.readBaseline(
      Array(SampleContract.baselineText.utf8), source: ContractSource(file: "baseline.json"))
    #expect(faults == [])
    let contract = try #require(SampleContract.read(SampleContract.text, baseline: baseline).contract)

    let lines = contract.requirements.map {
      "\($0.aspect) | \($0.level.rawValue) \($0.layer.rawValue) | \($0.statement)"
    }
    #expect(lines.joined(separator: "\n") == SampleContract.requirements)
  }
}
