import ContractModel
import Testing

@Suite struct ContractProblemTests {
  @Test(arguments: BrokenContract.all) func aBrokenContractIsExplained(broken: BrokenContract) throws {
    let parts = SampleContract.text.split(separator: broken.old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "the sample does not hold \(broken.old)")

    let text = parts.prefix(1).joined() + broken.new + parts.dropFirst().joined(separator: broken.old)
    let problems = SampleContract.read(text).problems

    #expect(problems == broken.problems)
  }
}
