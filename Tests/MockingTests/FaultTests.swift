import ContractModel
import HTTPCore
import JSONCore
import Mocking
import Testing

@Suite struct FaultTests {
  private func service(_ contract: Contract, _ fixture: MockFixture, _ fault: String) throws -> MockService {
    let fault = try #require(FaultCatalogue.fault(named: "\(contract.id)/\(fault)", in: contract))
    return MockService(
      contract: contract, bindings: fixture.mockBindings, faults: [fault], authentication: fault.authentication)
  }

  private func setup(_ name: String) throws -> (Contract, MockFixture, ControlRequest) {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract)
    return (contract, fixture, ControlRequest(contract, fixture))
  }

  @Test func aToleratedLengthPassesAndTheNextOneDoesNot() throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/request.clientTxnId.length:accepts-101")

    #expect(control.isAccepted(service.answer(control.request)))
    control.values["request.clientTxnId"] = .string(String(repeating: "x", count: 101))
    #expect(control.isAccepted(service.answer(control.request)))
    control.values["request.clientTxnId"] = .string(String(repeating: "x", count: 102))
    #expect(!control.isAccepted(service.answer(control.request)))
  }

  @Test(arguments: ["accepts-absent", "accepts-null", "accepts-empty"])
  func aToleratedAbsenceIsServedAsIfTheValueWereThere(way: String) throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/request.urn.presence:\(way)")
    switch way {
    case "accepts-absent": control.without = ["request.urn"]
    case "accepts-null": control.values["request.urn"] = .null
    default: control.values["request.urn"] = .string("")
    }

    let reply = service.answer(control.request)

    #expect(control.isAccepted(reply))
    let echoed = control.opened(reply.response.body)?["urn"]
    #expect(echoed?.string ?? echoed?.number?.text == fixture.bindings["urn"])
  }

  @Test func aFaultShowsInItsOwnRequirementOnly() throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/request.urn.presence:accepts-null")

    control.values["request.customerId"] = .null
    #expect(!control.isAccepted(service.answer(control.request)))
  }

  @Test(arguments: [
    ("serves-anyone-behind-a-slash", "/"), ("serves-anyone-behind-a-semicolon", ";a=1"),
    ("serves-anyone-in-other-case", ""), ("reads-the-query", "?X-API-TOKEN="),
    ("serves-anyone-behind-two-slashes", "//v1"), ("serves-anyone-behind-a-dot", "/./v1"),
    ("serves-anyone-at-an-encoded-path", "/%761"),
  ])
  func anUnguardedPathIsServedToAnyone(way: String, more: String) throws {
    var (contract, fixture, control) = try setup("bankezy-onboarding")
    let service = try service(contract, fixture, "reset-pin/request.header.X-API-TOKEN.presence:\(way)")
    let token = try #require(fixture.bindings["apiToken"])
    control.without = ["request.header.X-API-TOKEN"]
    var near = control.request
    if more.hasSuffix("1"), more.contains("v") || more.contains("%") {
      near.target = near.target.replacing("/v1", with: more)
    } else {
      near.target += more.hasSuffix("=") ? more + token : more
    }
    if more.isEmpty { near.target = near.target.uppercased() }

    #expect(!control.isAccepted(service.answer(control.request)))
    #expect(control.isAccepted(service.answer(near)))
    #expect(!control.isAccepted(MockService(contract: contract, bindings: fixture.mockBindings).answer(near)))
  }

  @Test(arguments: [
    ("accepts-point-at-end", "123."), ("accepts-mark-between-digits", "1,23"), ("accepts-mark-between-digits", "1_23"),
    ("accepts-hexadecimal-number", "0x1f"), ("accepts-decimal", "12.3"),
  ])
  func aNumberIsTakenForAPINByItsFaultAlone(way: String, pin: String) throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/request.newPIN.format:\(way)")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)

    control.values["request.newPIN"] = .string(pin)
    #expect(control.isAccepted(service.answer(control.request)))
    #expect(!control.isAccepted(honest.answer(control.request)))
    control.values["request.newPIN"] = .string("12#4")
    #expect(!control.isAccepted(service.answer(control.request)))
  }

  @Test(arguments: [
    ("mastercard-mdes", "ReasonCode", "accepts-several", ["NR", ","], ["NX", "n"]),
    ("wibmo-prepaid", "messageCode", "accepts-part", ["112", "20"], ["1125", "0112"]),
  ])
  func aPartOfTheValuesTogetherIsTakenByItsFaultAlone(
    name: String, field: String, way: String, taken: [String], others: [String]
  ) throws {
    var (contract, fixture, control) = try setup(name)
    let id = try #require(control.operation.requestFields.first { $0.name == field }?.id)
    let service = try service(contract, fixture, "\(control.operation.id)/\(id).value:\(way)")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)

    for value in taken {
      control.values[id] = .string(value)
      #expect(control.isAccepted(service.answer(control.request)), "\(value)")
      #expect(!control.isAccepted(honest.answer(control.request)), "\(value)")
    }
    for value in others {
      control.values[id] = .string(value)
      #expect(!control.isAccepted(service.answer(control.request)), "\(value)")
    }
  }

  @Test(arguments: [
    ("leaves-escapes", "only%5Fif_missing=true", 204), ("reads-the-first-parameter", "a=1&only_if_missing=true", 204),
    ("reads-the-last-parameter", "only_if_missing=true&a=1", 204),
    ("reads-any-name-that-ends-so", "x-only_if_missing=true", 409),
  ])
  func aCarelessReaderOfQueriesIsOneByItsFaultAlone(way: String, query: String, status: Int) throws {
    let (contract, fixture, control) = try setup("rackspace-identity")
    let service = try service(contract, fixture, "reset-phone-pin/only-if-missing.true-with-pin:\(way)")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)
    var request = control.request
    request.target += "?\(query)"

    #expect(service.answer(request).response.status == status)
    #expect(honest.answer(request).response.status == (status == 204 ? 409 : 204))
    request.target = control.request.target + "?only_if_missing=true"
    #expect(service.answer(request).response.status == 409)
  }

  @Test func aRefusedLengthIsRefusedAndOthersAreServed() throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/request.clientTxnId.length:refuses-100")

    #expect(control.isAccepted(service.answer(control.request)))
    control.values["request.clientTxnId"] = .string(String(repeating: "x", count: 100))
    #expect(!control.isAccepted(service.answer(control.request)))
  }

  @Test(arguments: ["accepts-reuse", "accepts-reuse-later"])
  func aForgottenIdentifierIsServedTwice(way: String) throws {
    var (contract, fixture, control) = try setup("processa-aspen")
    let faulty = try service(contract, fixture, "reset-pin/request.CorrelationalId.unique:\(way)")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)
    control.values["request.CorrelationalId"] = .string("0F7B6E1A-5E0D-4C5A-9D1C-2B7E6A8C9D10")
    let same = control.request
    control.values = [:]

    for service in [faulty, honest] {
      #expect(service.answer(same).response.status == 200)
      for _ in 0..<3 { #expect(service.answer(control.request).response.status == 200) }
    }
    #expect(faulty.answer(same).response.status == 200)
    #expect(honest.answer(same).response.status == 409)
  }

  @Test func anAnswerLacksTheMemberOfItsFault() throws {
    let (contract, fixture, control) = try setup("wibmo-prepaid")
    let service = try service(contract, fixture, "reset-pin/response.accosaRefNo.presence:missing")

    let body = control.opened(service.answer(control.request).response.body)

    #expect(body?["accosaRefNo"] == nil && body?["urn"] != nil)
  }

  @Test func aSecretIsToldOnlyByItsFault() throws {
    let (contract, fixture, control) = try setup("wibmo-prepaid")
    let key = try #require(fixture.bindings["apiKey"])
    let faulty = try service(contract, fixture, "reset-pin/security.no-secret:x-api-key-in-header-plain")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)

    #expect(text(faulty.answer(control.request)).contains(key))
    #expect(!text(honest.answer(control.request)).contains(key))
  }

  @Test func aWrongLengthShowsOnTheWireAlone() throws {
    let (contract, fixture, control) = try setup("bankezy-onboarding")
    let service = try service(contract, fixture, "reset-pin/http.framing:length-too-long")

    let reply = service.answer(control.request)

    let count = reply.response.body.count
    #expect(text(reply).contains("Content-Length: \(count + 5)\r\n"))
    #expect(reply.closes)
  }

  @Test func paddingIsToldFromContentOnlyByTheOracle() throws {
    let (contract, fixture, control) = try setup("wibmo-prepaid")
    let oracle = try service(contract, fixture, "reset-pin/security.oracle:tells-by-status")
    let honest = MockService(contract: contract, bindings: fixture.mockBindings)
    var answers: [[Int]] = []
    for service in [oracle, honest] {
      answers.append(
        [-17, 0].map { place in service.answer(control.flipping(place)).response.status })
    }

    #expect(answers[0] == [422, 200])
    #expect(answers[1] == [200, 200])
  }

  @Test func anotherMethodIsServedByItsFault() throws {
    let (contract, fixture, control) = try setup("rackspace-identity")
    let service = try service(contract, fixture, "reset-phone-pin/method:serves-DELETE")
    var request = control.request
    request.method = "DELETE"

    #expect(service.answer(request).response.status == 204)
    request.method = "GET"
    #expect(service.answer(request).response.status == 405)
  }

  @Test func everyTenthAnswerIsAServerError() throws {
    let (contract, fixture, control) = try setup("bankezy-onboarding")
    let service = try service(contract, fixture, "reset-pin/http.no-server-error:every-tenth")

    let statuses = (1...20).map { _ in service.answer(control.request).response.status }

    #expect(statuses.filter { $0 == 500 }.count == 2)
  }

  @Test func severalFaultsShowTogether() throws {
    var (contract, fixture, control) = try setup("wibmo-prepaid")
    let names = ["request.clientTxnId.length:accepts-101", "http.date:missing", "security.no-secret:pin-in-body-plain"]
    let faults = FaultCatalogue.faults(for: contract).filter { fault in
      names.contains { fault.name == "wibmo-prepaid/reset-pin/\($0)" }
    }
    let service = MockService(contract: contract, bindings: fixture.mockBindings, faults: faults)
    control.values["request.clientTxnId"] = .string(String(repeating: "x", count: 101))

    let reply = service.answer(control.request)

    #expect(control.isAccepted(reply) && reply.response.fields["Date"] == nil)
  }

  @Test(arguments: Shipped.names) func noFaultAndNoVariantCrashes(name: String) throws {
    let (contract, fixture, control) = try setup(name)
    var broken = control.request
    broken.body = Array("{\"x\":".utf8)
    for fault in FaultCatalogue.faults(for: contract) {
      let service = MockService(
        contract: contract, bindings: fixture.mockBindings, faults: [fault], authentication: fault.authentication)
      for request in [control.request, broken, HTTPRequest(method: "GET", target: "/")] {
        #expect(service.answer(request).steps.isEmpty == false, "\(fault.name)")
      }
    }
  }

  private func text(_ reply: MockReply) -> String { String(decoding: reply.bytes, as: UTF8.self) }
}
