import ContractModel
import HTTPCore
import JSONCore
import Mocking
import Testing

/// A contract that is none of the five: the engine knows nothing of it but the contract.
@Suite struct GeneralContractTests {
  private static let text = """
    {
      "contract": "tea-house", "version": "1.0.0", "title": "Tea house",
      "documents": { "page": { "title": "Tea house API", "edition": "1", "provenance": "doc", "layer": "page" } },
      "bindings": {
        "key": { "summary": "the key", "secret": true, "example": "Bearer q1w2e3" },
        "sealKey": { "summary": "the seal", "secret": true, "type": "Hex(64)" },
        "tea": { "summary": "a tea on the card", "example": "sencha" }
      },
      "operations": [
        {
          "operation": "brew", "title": "Brew a pot", "method": "POST", "path": "/teas/{tea}/pots",
          "cite": { "document": "page", "section": "brew" },
          "request": {
            "contentTypes": ["application/json"], "cite": { "document": "page", "section": "brew" },
            "path": [
              { "name": "tea", "type": "String", "presence": "required", "identifies": true,
                "control": { "binding": "tea" } }
            ],
            "query": [
              { "name": "size", "type": "Enum(small,large)", "presence": "optional", "control": { "literal": "small" } }
            ],
            "headers": [
              { "name": "Authorization", "type": "String", "presence": "required", "credential": true, "secret": true,
                "control": { "binding": "key" } }
            ],
            "body": [
              { "name": "order", "type": "Guid", "presence": "required", "unique": 36, "control": { "freshGUID": true } },
              { "name": "cups", "type": "Numeric(2)", "presence": "required", "spellings": ["integer"],
                "control": { "literal": "4" } },
              { "name": "notes", "type": "Array", "presence": "optional", "members": [
                  { "name": "[]", "type": "String(20)", "presence": "required", "control": { "literal": "hot" } } ] }
            ]
          },
          "outcomes": {
            "accepted": { "statement": "a pot is answered with 201", "cite": { "document": "page", "section": "brew" },
              "forms": [{ "statuses": ["201"], "body": "success", "clauses": [
                { "aspect": "response.header.Location", "statement": "the answer says where the pot stands",
                  "cite": { "document": "page", "section": "brew" }, "header": "Location", "matches": "^/pots/[0-9]+$" }
              ] }] },
            "refused": { "statement": "anything else is a 4xx", "cite": { "document": "page", "section": "brew" },
              "forms": [{ "statuses": ["4xx"], "body": "open" }] },
            "unauthorized": { "statement": "a wrong key is a 401", "cite": { "document": "page", "section": "keys" },
              "forms": [{ "statuses": ["401"], "body": "open" }] }
          },
          "bodies": {
            "success": { "contentTypes": ["application/json"], "cite": { "document": "page", "section": "brew" },
              "members": [
                { "name": "order", "type": "Guid", "presence": "required", "copiedFrom": "request.order" },
                { "name": "pot", "type": "Hex(8)", "presence": "required", "unique": true },
                { "name": "ready", "type": "Boolean", "presence": "required" }
              ] }
          }
        },
        {
          "operation": "card", "title": "Read the card", "method": "GET", "path": "/teas",
          "cite": { "document": "page", "section": "card" },
          "request": {
            "cite": { "document": "page", "section": "card" },
            "headers": [
              { "name": "Authorization", "type": "String", "presence": "required", "credential": true, "secret": true,
                "control": { "binding": "key" } }
            ]
          },
          "outcomes": {
            "accepted": { "statement": "the card is a 200", "cite": { "document": "page", "section": "card" },
              "forms": [{ "statuses": ["200"], "body": "success" }] },
            "refused": { "statement": "anything else is a 4xx", "cite": { "document": "page", "section": "card" },
              "forms": [{ "statuses": ["4xx"], "body": "open" }] }
          },
          "bodies": {
            "success": { "contentTypes": ["application/json"], "cite": { "document": "page", "section": "card" },
              "members": [
                { "name": "teas", "type": "Array", "presence": "required", "members": [
                    { "name": "[]", "type": "String", "presence": "required" } ] }
              ] }
          }
        }
      ]
    }
    """

  private func contract(_ text: String = text) throws -> Contract {
    let (contract, problems) = ContractReader.read(Array(text.utf8), source: ContractSource(file: "tea.json"))
    #expect(problems.filter { $0.severity == .error }.map(\.text) == [])
    return try #require(contract)
  }

  @Test func theControlIsAnsweredAsItsFormSays() throws {
    let contract = try contract()
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)

    let answer = service.answer(ControlRequest(contract, fixture).request).response

    let body = try JSONReader.read(answer.body).value
    #expect(answer.status == 201 && answer.fields["Location"] == "/pots/0")
    #expect(body["ready"]?.bool == true && body["pot"]?.string?.count == 8)
    #expect(fixture.bindings["sealKey"]?.count == 64)
  }

  @Test func whatTheContractDoesNotAllowIsRefused() throws {
    let contract = try contract()
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let control = ControlRequest(contract, fixture)
    let wrong: [(String, JSONValue, Int)] = [
      ("request.cups", .string("4"), 400), ("request.cups", .number(123), 400),
      ("request.order", .string("x"), 400), ("request.query.size", .string("huge"), 400),
      ("request.path.tea", .string("coffee"), 404), ("request.header.Authorization", .string("Bearer x"), 401),
      ("request.notes", .array([.string(String(repeating: "x", count: 21))]), 400),
      ("request.notes", .string("hot"), 400),
    ]
    for (field, value, status) in wrong {
      var changed = control
      changed.values[field] = value
      #expect(service.answer(changed.request).response.status == status, "\(field)")
    }
  }

  @Test func whatAScenarioRefusesAfterTheSameThingWasDoneIsRefused() throws {
    let cite = #""cite": { "document": "page", "section": "brew" }"#
    let scenario = #"""
      "scenarios": [
        { "aspect": "brew.once", "statement": "an order is brewed once", "title": "brewed twice", \#(cite),
          "steps": [
            { "expect": ["accepted"] },
            { "values": { "request.order": { "earlier": { "step": 0, "side": "request", "path": ["order"] } } },
              "expect": ["conflict"] } ] }
      ],
      "outcomes": { "conflict": { "statement": "what is done is a 409", \#(cite),
        "forms": [{ "statuses": ["409"], "body": "open" }] },
      """#
    var text = Self.text.replacing(#""presence": "required", "unique": 36"#, with: #""presence": "required""#)
    let place = try #require(text.firstRange(of: #""outcomes": {"#))
    text.replaceSubrange(place, with: scenario)
    let contract = try contract(text)
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    var control = ControlRequest(contract, fixture)
    var statuses: [Int] = []
    for order in ["2a", "2b", "2a", "2c"] {
      control.values["request.order"] = .string("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d\(order)")
      statuses.append(service.answer(control.request).response.status)
    }

    #expect(statuses == [201, 201, 409, 201])
  }

  @Test func aNumberOfTheQueryIsRepeatedAsANumber() throws {
    let asked = #"{ "name": "sugar", "type": "Numeric(2)", "presence": "optional", "control": { "literal": "10" } },"#
    let answered = #"""
      { "name": "sugar", "type": "Numeric", "presence": "optional", "spellings": ["integer"],
        "copiedFrom": "request.query.sugar" },
      """#
    let contract = try contract(
      Self.text.replacing("\"query\": [", with: "\"query\": [ \(asked)")
        .replacing("{ \"name\": \"pot\",", with: "\(answered) { \"name\": \"pot\","))
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    var control = ControlRequest(contract, fixture)
    for (sent, shown) in [("07", 7), ("00", 0), ("10", 10)] {
      control.values["request.order"] = .string("0f7b6e1a-5e0d-4c5a-9d1c-2b7e6a8c9d\(sent)")
      control.values["request.query.sugar"] = .string(sent)

      #expect(try JSONReader.read(service.answer(control.request).response.body).value["sugar"]?.number?.int == shown)
    }
  }

  @Test func anObjectUnderAnotherNameIsAbsent() throws {
    let tray = """
      { "name": "tray", "type": "Object", "presence": "required", "expect": { "absent": "unauthorized" }, "members": [
        { "name": "sugar", "type": "String(20)", "presence": "required", "control": { "literal": "brown" } } ] },
      { "name": "notes",
      """
    let contract = try contract(Self.text.replacing("{ \"name\": \"notes\",", with: tray))
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    var request = ControlRequest(contract, fixture).request
    let body = String(decoding: request.body, as: UTF8.self)

    for other in ["\"Tray\"", "\"dish\""] {
      request.body = Array(body.replacing("\"tray\"", with: other).utf8)
      #expect(service.answer(request).response.status == 401, "\(body)")
    }
  }

  @Test func aRunningNumberStandsAsANumberHoweverShort() throws {
    let left = #"{ "name": "left", "type": "Numeric(1..2)", "presence": "required", "spellings": ["integer"] }, "#
    let contract = try contract(Self.text.replacing(#"{ "name": "pot""#, with: left + #"{ "name": "pot""#))
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let request = ControlRequest(contract, fixture)

    for _ in 0..<25 {
      let body = try JSONReader.read(service.answer(request.request).response.body).value
      #expect(body["left"] == nil || body["left"]?.number != nil, "\(body.text())")
    }
  }

  @Test func aDateWithSeparatorsIsCheckedPartByPart() throws {
    let day =
      #"{ "name": "day", "type": "DateTime(YYYY-MM-DD)", "presence": "required", "control": { "literal": "2031-05-14" } }, "#
    let contract = try contract(Self.text.replacing(#"{ "name": "cups""#, with: day + #"{ "name": "cups""#))
    let fixture = MockFixture(contract: contract)
    let names = Set(FaultCatalogue.faults(for: contract).map(\.name))

    for (kind, text) in [
      ("symbol", "2031--5-14"), ("letter", "2031-05-1X"), ("full-width-digits", "２０３１-０５-１４"),
      ("february-30", "2031-02-30"), ("february-29-common-year", "2023-02-29"), ("too-long", "2031-05-140"),
    ] {
      let name = "tea-house/brew/request.day.format:accepts-\(kind)"
      var request = ControlRequest(contract, fixture)
      request.values["request.day"] = .string(text)
      let faults = FaultCatalogue.faults(for: contract).filter { $0.name == name }
      let strict = MockService(contract: contract, bindings: fixture.mockBindings)
      let lenient = MockService(contract: contract, bindings: fixture.mockBindings, faults: faults)

      #expect(names.contains(name))
      #expect(strict.answer(request.request).response.status == 400, "\(text)")
      #expect(lenient.answer(request.request).response.status == 201, "\(text)")
    }
  }

  @Test func theFaultsOfASuccessDoNotDependOnTheNameOfItsBody() throws {
    func faults(_ text: String) throws -> [String] {
      try FaultCatalogue.faults(for: contract(text)).map(\.name).filter { $0.contains("/brew/") }
        .map { $0.replacing("response.pot-body.", with: "response.") }.sorted()
    }
    let renamed = Self.text.replacing(#""body": "success""#, with: #""body": "pot-body""#)
      .replacing(#""success": {"#, with: #""pot-body": {"#)

    #expect(try faults(renamed) == faults(Self.text))
    #expect(try faults(renamed).contains("tea-house/brew/response.order.echo:altered"))
  }

  @Test func operationsAreToldApartByPathAndMethod() throws {
    let contract = try contract()
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    var card = ControlRequest(contract, fixture)
    card.operation = contract.operations[1]

    #expect(service.answer(card.request).response.status == 200)
    var wrong = card.request
    wrong.method = "POST"
    #expect(service.answer(wrong).response.fields["Allow"]?.contains("GET") == true)
  }

  @Test func itsFaultsAreDerivedToo() throws {
    let contract = try contract()
    let names = Set(FaultCatalogue.faults(for: contract).map(\.name))

    for name in [
      "tea-house/brew/request.cups.length:accepts-3", "tea-house/brew/request.query.size.value:refuses-large",
      "tea-house/brew/request.order.unique:accepts-reuse", "tea-house/brew/outcome.unauthorized:answers-403",
      "tea-house/brew/response.header.Location:without-it-in-accepted",
      "tea-house/brew/response.pot.unique:always-the-same",
      "tea-house/card/response.teas.presence:missing", "tea-house/card/method:serves-PUT",
    ] {
      #expect(names.contains(name), "\(name)")
    }
  }
}
