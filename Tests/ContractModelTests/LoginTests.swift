import ContractModel
import JSONCore
import Testing

@Suite struct LoginTests {
  private func shipped(_ file: String) throws -> Contract {
    try #require(ContractReader.read(ShippedContractTests.bytes(file), source: ContractSource(file: file)).contract)
  }

  @Test func theFirstLoginWithAllItsValuesIsTaken() throws {
    let contract = try shipped("rackspace-identity.json")
    func login(_ given: Set<String>) -> [String]? {
      contract.login(giving: "userAdminToken", authentication: "none", has: given.contains)?.bindings
    }

    #expect(login(["userAdminName", "userAdminApiKey", "userAdminPassword"]) == ["userAdminName", "userAdminApiKey"])
    #expect(login(["userAdminName", "userAdminPassword"]) == ["userAdminName", "userAdminPassword"])
    #expect(login(["userAdminName"]) == nil)
    #expect(login(["userManageName", "userManageApiKey"]) == nil)
  }

  @Test func aSignedLoginTakesWhatItsSchemeTakes() throws {
    let contract = try shipped("processa-aspen.json")
    let login = try #require(contract.logins.first)

    #expect(contract.needs(of: login, authentication: "aspen-jwt") == ["appKey", "appSecret"])
    #expect(contract.needs(of: login, authentication: "none") == nil)
    #expect(login.answer == .jwt && login.token == ["jti"] && login.expires == ["exp"])
  }

  @Test(arguments: [
    ("{name}", "name"), ("name", nil), ("{}", nil), ("{name", nil), ("a{b}", nil),
  ])
  func onlyAWholeTextInBracesStandsForABinding(text: String, name: String?) {
    #expect(Login.binding(of: text) == name)
  }

  private static let sample = #""operations": ["#
  private static func login(_ members: String) -> String {
    #""logins": [ { "method": "POST", "path": "/login", "token": "t", "cite": { "document": "page", "lines": "1" }, "#
      + members + #" } ], "operations": ["#
  }

  @Test(arguments: [
    (#""gives": "apiKey", "body": { "k": "{key}" }"#, [String]()),
    (#""gives": "apiKex""#, [#"unknown binding "apiKex""#]),
    (#""gives": "apiKey", "body": [{ "k": "{keyy}" }]"#, [#"unknown binding "keyy""#]),
    (#""gives": "pan""#, [#"what a login gives is no secret: "pan""#]),
    (#""gives": "apiKey", "signed": true"#, [#"no authentication scheme uses "apiKey""#]),
    (#""gives": "apiKey", "bodi": {}"#, [#"unknown member "bodi" of a login"#]),
  ])
  func whatContradictsItselfIsReported(members: String, messages: [String]) throws {
    let text = SampleContract.text.replacing(Self.sample, with: Self.login(members), maxReplacements: 1)
    let problems = ContractReader.read(Array(text.utf8), source: ContractSource(file: "sample.json")).problems

    #expect(problems.map(\.message) == messages)
  }
}
