import CaseModel
import ContractModel
import Planning
import Testing

/// What the plan holds for an operation as a whole.
@Suite struct OperationCasesTests {
  private let plain = SmallContract.body(
    #"{ "name": "note", "type": "String", "presence": "optional", "control": { "literal": "hello" } }"#,
    #"{ "name": "tag", "type": "String", "presence": "optional", "control": { "literal": "blue" } }"#)

  @Test func theControlComesFirst() {
    #expect(plain.cases("").first == "control: accepted")
  }

  @Test func optionalPartsAreLeftOutAndPutInTogether() {
    #expect(
      plain.cases("request.note.presence/all") == [
        "request.note.presence/all-absent: accepted", "request.note.presence/all-present: accepted",
      ])
  }

  @Test func bodiesThatAreNoObjectAreRefused() {
    #expect(
      plain.cases("request.body") == [
        "request.body/absent: refused", "request.body/blank: refused", "request.body/truncated: refused",
        "request.body/half: refused", "request.body/not-json: refused", "request.body/scalar: refused",
        "request.body/null: refused", "request.body/number: refused", "request.body/in-array: refused",
        "request.body/trailing-garbage: refused", "request.body/trailing-object: refused",
        "request.body/bad-utf8: refused", "request.body/empty-object: open", "request.body/byte-order-mark: open",
        "request.body/unknown-member: open",
      ])
  }

  @Test func onlyABodyThatIsBrokenMayBeRefusedUnread() {
    let cases = Planner.plan(plain.read()).cases.filter { $0.name.hasPrefix("request.body/") }
    let read = cases.filter { $0.steps.first?.expectation.earlyRefusal == EarlyRefusal.none }.map(\.name)

    #expect(read == ["request.body/empty-object", "request.body/unknown-member"])
    #expect(!cases.contains { $0.steps.first?.expectation.toleratesClose == true })
  }

  @Test func anotherMediaTypeMayBeRefusedInFrontOfTheApplication() {
    let cases = Planner.plan(plain.read()).cases.filter { $0.name.hasPrefix("request.content-type/") }
    let front = cases.filter { $0.steps.first?.expectation.earlyRefusal == .answer }.map(\.name)

    #expect(
      front == [
        "request.content-type/charset-quoted", "request.content-type/missing", "request.content-type/xml",
        "request.content-type/octet-stream", "request.content-type/malformed",
      ])
  }

  @Test func theContractsWordForABodyOrAMediaTypeCounts() {
    var contract = plain
    contract.tail = #", "expect": { "body.null": "open", "content-type": "refused" }"#

    #expect(contract.cases("request.body/null") == ["request.body/null: open"])
    #expect(
      contract.cases("request.content-type") == [
        "request.content-type/charset: accepted", "request.content-type/other-case: accepted",
        "request.content-type/charset-quoted: open", "request.content-type/missing: open",
        "request.content-type/xml: refused", "request.content-type/octet-stream: refused",
        "request.content-type/malformed: refused",
      ])
    #expect(plain.cases("request.content-type/xml") == ["request.content-type/xml: open"])
  }

  @Test func otherMethodsAndPathsAreNotServed() {
    #expect(
      plain.cases("method") == [
        "method/GET: not-served", "method/PUT: not-served", "method/DELETE: not-served", "method/PATCH: not-served",
        "method/HEAD: not-served", "method/BREW: not-served", "method/OPTIONS: open",
        "method/GET-with-body: not-served",
      ])
    #expect(
      plain.cases("path") == [
        "path/trailing-segment: not-served", "path/glued-segment: not-served", "path/trailing-slash: open",
        "path/other-case: open", "path/query: open",
      ])
  }

  @Test func anOperationThatIsReadIsNotAskedForByGETElsewhere() {
    var contract = SmallContract(body: nil)
    contract.method = "GET"

    #expect(!contract.cases("method").contains { $0.hasPrefix("method/GET") || $0.hasPrefix("method/HEAD") })
    #expect(contract.cases("request.body") == [])
    // A header must not make another method of it either.
    #expect(
      contract.cases("security.method-override", baseline: Shipped.baseline) == [
        "security.method-override/x-http-method-override: accepted", "security.method-override/x-http-method: accepted",
        "security.method-override/x-method-override: accepted",
      ])
  }

  @Test func whatHTTPAsksOfEveryServer() {
    #expect(
      plain.cases("http.", baseline: Shipped.baseline) == [
        "http.field-names/upper-case: accepted", "http.field-names/lower-case: accepted",
        "http.field-names/unknown-field: accepted",
        "http.equivalent-json/reversed: accepted", "http.equivalent-json/pretty: accepted",
        "http.equivalent-json/spaced: accepted", "http.equivalent-json/escaped: accepted",
        "http.chunked/one-chunk: accepted|411", "http.chunked/many-chunks: accepted|411",
        "http.expect-continue/expect: accepted|417", "http.connections/fresh: accepted",
        "http.connections/kept: accepted", "http.connections/close: accepted", "http.concurrency/burst: accepted",
        "http.concurrency/second-burst: accepted", "http.concurrency/third-burst: accepted",
        "http.limits/long-field: open", "http.limits/long-query: open", "http.limits/many-fields: open",
        "http.limits/deep-nesting: open", "http.limits/very-deep-nesting: open", "http.limits/long-member: open",
      ])
    #expect(
      plain.cases("security.", baseline: Shipped.baseline) == [
        "security.trace/TRACE: not-served", "security.method-override/x-http-method-override: not-served",
        "security.method-override/x-http-method: not-served", "security.method-override/x-method-override: not-served",
      ])
  }

  @Test func aCredentialThatIsFarTooLongIsRefusedInAnyWay() throws {
    let contract = SmallContract(
      headers:
        #"{ "name": "x-key", "type": "String", "presence": "required", "credential": true, "control": { "binding": "key" } }"#
    )
    let long = Planner.plan(contract.read(baseline: Shipped.baseline)).cases.filter { $0.name.hasSuffix("/long-x-key") }

    #expect(long.map(\.steps.first?.expectation) == [Expectation(["refused"], earlyRefusal: .answerOrClose)])
  }

  @Test func aRequestThatMayBeRefusedForItsFramingIsStillAValidOne() {
    let contract = plain.read(baseline: Shipped.baseline)
    let kinds = Planner.plan(contract).cases.filter { $0.name.hasPrefix("http.chunked") }.map(\.kind)

    #expect(kinds == [.positive, .positive])
  }

  @Test func scenariosKeepTheirStepsAndNeeds() throws {
    var contract = plain
    contract.tail = """
      , "scenarios": [{
        "aspect": "twice", "statement": "twice is once", "title": "set twice", "cite": \(SmallContract.cite),
        "steps": [
          { "values": { "request.note": { "binding": "spare" } }, "expect": ["accepted"] },
          { "without": ["request.tag"], "expect": ["refused", "accepted"] } ]
      }]
      """
    let cases = Planner.plan(contract.read()).cases.filter { $0.kind == .scenario }
    let scenario = try #require(cases.first)

    #expect(scenario.name == "twice/scenario")
    #expect(scenario.needs == ["spare"])
    #expect(scenario.steps.map(\.expectation.outcomes) == [["accepted"], ["refused", "accepted"]])
    #expect(scenario.steps[1].recipe.edits == [.remove("request.tag")])
  }

  @Test func aParameterThatAScenarioTellsOfIsSentInOtherCompany() throws {
    let setup = try #require(Shipped.setups.first { $0.name == "rackspace-identity" })
    let aspect = "/only-if-missing.true-with-pin/"
    let cases = setup.plan.cases.filter { $0.id.contains(aspect) && $0.kind != .scenario }
    let queries = cases.map { value in
      value.steps[0].recipe.edits.compactMap { edit in if case .addQuery(let text) = edit { text } else { nil } }
    }

    #expect(cases.map { $0.id.split(separator: "/").last } == ["percent-encoded", "amid-others", "other-name"])
    #expect(
      queries == [
        ["%6Fnly%5Fif%5Fmissing=%74rue"], ["probe=1", "only_if_missing=true", "conformanceProbe=1"],
        ["x-only_if_missing=true"],
      ])
    #expect(cases.map(\.wanted) == ["conflict|not-served", "conflict|not-served", "accepted|400|403|404|422"])
  }

  /// The cases of sealing of a small contract whose body is sealed so.
  private func sealing(_ cipher: String) -> [String] {
    var contract = plain
    contract.sealing = #""envelope": { "member": "token", "cipher": "\#(cipher)", "key": "key" },"#
    return contract.cases("request.envelope.sealing/")
      .map { $0.replacing("request.envelope.sealing/", with: "") }
  }

  @Test func aJWEIsBrokenPartByPart() {
    #expect(
      sealing("JWE-A192GCM") == [
        "not-base64: refused", "four-parts: refused", "six-parts: refused", "reordered: refused",
        "altered-header: refused", "encrypted-key: refused", "altered-iv: refused", "altered-ciphertext: refused",
        "altered-tag: refused", "short-tag: refused", "no-tag: refused", "other-key: refused",
        "algorithm-none: refused", "algorithm-none-in-other-case: refused", "other-algorithm: refused",
        "encryption-none: refused", "other-encryption: refused", "critical: refused", "encoded-only: refused",
        "unsecured: refused", "aes-128: refused", "aes-256: refused", "aes-256-zeros: refused", "header-spelling: open",
      ])
  }

  @Test func anAuthenticatedTokenHasNoPaddingAndMayBeTooShort() {
    let cases = sealing("AES-192-GCM")
    #expect(cases.contains("too-short: refused"))
    #expect(!cases.contains { $0.hasPrefix("padding") })
  }

  @Test func anEnvelopeIsBrokenInEveryWay() {
    let names = Planner.plan(Shipped.contract("wibmo-prepaid")).cases
      .filter { $0.name.hasPrefix("request.envelope") || $0.name.hasPrefix("security.oracle") }
      .map { "\($0.name): \($0.wanted)" }

    #expect(
      names == [
        "request.envelope.presence/absent: refused", "request.envelope.presence/empty: refused",
        "request.envelope.presence/null: refused", "request.envelope.presence/number: refused",
        "request.envelope.presence/clear: refused", "request.envelope.presence/object: refused",
        "request.envelope.presence/array: refused", "request.envelope.presence/text: refused",
        "request.envelope.sealing/not-base64: refused",
        "request.envelope.sealing/truncated-byte: refused", "request.envelope.sealing/truncated-block: refused",
        "request.envelope.sealing/extended-byte: refused", "request.envelope.sealing/flipped-first: refused",
        "request.envelope.sealing/flipped-last: refused",
        "request.envelope.sealing/flipped-middle: refused", "request.envelope.sealing/reordered: refused",
        "request.envelope.sealing/other-key: refused", "request.envelope.sealing/ecb: refused",
        "request.envelope.sealing/ctr: refused", "request.envelope.sealing/encoded-only: refused",
        "request.envelope.sealing/padding-last-octet: refused", "request.envelope.sealing/padding-zeros: refused",
        "request.envelope.sealing/padding-overlong: refused",
        "request.envelope.sealing/aes-128: refused", "request.envelope.sealing/aes-256: refused",
        "request.envelope.sealing/aes-256-zeros: refused",
        "request.envelope.presence/clear-beside: open", "security.oracle/padding: refused",
      ])
  }
}
