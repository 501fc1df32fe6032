import ContractModel
import Testing

@Suite struct ContractProblemTests {
  @Test(arguments: BrokenContract.all) func aBrokenContractIsExplained(broken: BrokenContract) throws {
    let text = try SampleContract.replacing(broken.old, by: broken.new)

    let problems = SampleContract.read(text).problems

    #expect(problems == broken.problems)
    #expect(!problems.isEmpty)
  }
}
