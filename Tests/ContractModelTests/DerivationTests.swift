import ContractModel
import Testing

@Suite struct DerivationTests {
  /// Reads the sample with one part replaced; the test fails when that gives a problem.
  private func contract(_ old: String = "", _ new: String = "", baseline: String? = nil) throws -> Contract {
    let text = try SampleContract.replacing(old, by: new)
    var inherited: Baseline?
    if let baseline {
      let (read, faults) = ContractReader.readBaseline(
        Array(baseline.utf8), source: ContractSource(file: "baseline.json"))
      #expect(faults == [])
      inherited = read
    }
    let (contract, problems) = SampleContract.read(text, baseline: inherited)
    return try #require(contract, "\(problems)")
  }

  private func statement(_ aspect: String, _ contract: Contract) -> String? {
    contract.requirement("sample-pin/reset-pin/\(aspect)")?.statement
  }

  @Test func aRequirementLeadsToItsLineAndDocument() throws {
    let requirement = try #require(contract().requirement("sample-pin/reset-pin/request.Wrapper.txnId.length"))

    #expect(requirement.location == SourceLocation(line: 53, column: 15))
    #expect(requirement.citations.map(\.text) == ["Sample page, lines 4-5 [doc]"])
    #expect(requirement.citations.first?.sha256?.hasPrefix("56f42003") == true)
  }

  @Test func aFieldWithoutCitationHasThatOfTheObjectAroundIt() throws {
    let requirement = try #require(contract().requirement("sample-pin/reset-pin/request.Wrapper.code.length"))

    #expect(requirement.citations.map(\.text) == ["Sample page, line 3 [doc]"])
  }

  @Test func withoutALayerOnlyItsRequirementsAreGone() throws {
    let whole = try contract()

    let page = whole.without([.observed])

    #expect(Set(page.requirements.map(\.layer)) == [.page])
    #expect(page.requirements == whole.requirements.filter { $0.layer == .page })
    #expect(page.operations == whole.operations)
    #expect(page.documents == whole.documents)
  }

  @Test func aRequirementThatAlsoCitesThePageIsOfThePage() throws {
    #expect(try contract().requirement("sample-pin/reset-pin/role.customer")?.layer == .page)
  }

  @Test func aMemberOfAnOptionalObjectIsRequiredOnlyBesideIt() throws {
    let contract = try contract(
      #""name": "comment", "#,
      #"""
      "name": "Audit", "type": "Object", "presence": "optional",
      "members": [{ "name": "user", "type": "Const(u)", "presence": "required" }]
      },
      { "name": "comment",
      """#)

    #expect(
      statement("request.Wrapper.Audit.user.presence", contract)
        == "a request with Audit and without Audit.user is refused")
  }

  @Test func whatLongNamesMakeTooLongIsSaidInShort() throws {
    let name = "momentOfTheLastChangeOfAddress"
    let contract = try contract(
      #"{ "name": "commentId", "#,
      #"{ "name": "\#(name)", "type": "DateTime(YYYY-MM-DDTHH:MM:SSZ)", "presence": "required" }, { "name": "commentId", "#
    )

    #expect(statement("response.\(name).format", contract) == "the answer's \(name) keeps its documented format")
  }

  @Test func elementsOfArraysAreNamedInWords() throws {
    let contract = try contract(
      #"{ "name": "commentId", "#,
      #"""
      {
        "name": "errors", "type": "Array", "presence": "optional",
        "members": [
          {
            "name": "[]", "type": "Object", "presence": "required",
            "members": [{ "name": "code", "type": "String", "presence": "required" }]
          }
        ]
      },
      { "name": "commentId",
      """#)

    #expect(statement("response.errors.[].presence", contract) == "the answer's errors has at least one element")
    #expect(
      statement("response.errors.[].code.presence", contract)
        == "the answer's errors[].code is there whenever errors is")
    #expect(statement("response.errors.[].code.type", contract) == "the answer's errors[].code is a JSON string")
  }

  @Test func aTestThatWasJudgedMayFailAServer() throws {
    let contract = try contract(#", "level": "MAY""#, #", "judge": true"#)

    #expect(contract.requirement("sample-pin/reset-pin/outcome.refused")?.level == .must)
  }

  @Test func theLevelOfAFieldIsThatOfItsRequirements() throws {
    let contract = try contract(#""length": "exact""#, #""length": "exact", "level": "SHOULD""#)

    let levels = contract.requirements.filter { $0.aspect.hasPrefix("request.Wrapper.code.") }.map(\.level)
    #expect(Set(levels) == [.should])
  }

  @Test(arguments: Baseline.Need.allCases)
  func anOperationInheritsWhatItHasThePartsFor(need: Baseline.Need) throws {
    let baseline = SampleContract.baselineText.replacing(
      #""needs": "envelope""#, with: #""needs": "\#(need.rawValue)""#)

    let contract = try contract(baseline: baseline)

    #expect(contract.requirement("sample-pin/reset-pin/security.padding") != nil)
  }

  @Test func anOperationWithoutABodyInheritsNothingAboutOne() throws {
    let baseline = Baseline(
      version: "1.0.0", source: ContractSource(file: "baseline.json"),
      requirements: Baseline.Need.allCases.map {
        Baseline.Template(aspect: "http.\($0.rawValue)", statement: "\($0.rawValue)", needs: $0)
      })

    let text = SampleContract.minimal
    let contract = try #require(SampleContract.read(text, baseline: baseline).contract)

    #expect(!contract.requirements.contains { $0.aspect.hasPrefix("http.") })
  }

  @Test func whatTheContractPromisesItselfIsNotInheritedToo() throws {
    let contract = try contract("role.customer", "http.framing", baseline: SampleContract.baselineText)

    let framing = contract.requirements.filter { $0.aspect == "http.framing" }
    #expect(framing.map(\.statement) == ["only a customer resets a PIN"])
  }

  @Test func aConstantIsItsOwnControl() throws {
    let code = try #require(contract().operations.first?.requestField("request.Wrapper.code"))

    #expect(code.control == .literal("1120"))
    #expect(code.type.allowed == ["1120"])
    #expect(code.type.length == .init(4, 4))
  }

  @Test func aContractMadeInCodeIsLintedToo() throws {
    var contract = try contract()
    contract.operations[0].outcomes[0].forms[0].body = .named("sucess")

    let problems = contract.lint()

    #expect(problems.contains { $0.text == "sample.json:77:21: unknown body \"sucess\"; did you mean \"success\"?" })
  }
}
