import ContractModel
import HTTPCore
import Testing

@testable import Mocking

/// Which variants would decide otherwise on a request than the server that answers it.
@Suite struct TwinTests {
  private let contract: Contract
  private let fixture: MockFixture
  private let service: MockService

  init() throws {
    contract = try Shipped.contract("wibmo-prepaid")
    fixture = MockFixture(contract: contract)
    let twins = VariantCatalogue.variants(for: contract).filter(\.isOfReading)
    service = MockService(contract: contract, bindings: fixture.mockBindings, twins: twins)
  }

  @Test func noTwinDecidesOtherwiseOnTheControl() {
    let control = ControlRequest(contract, fixture)
    #expect(control.isAccepted(service.answer(control.request)))
    #expect(service.differingTwins() == [])
  }

  @Test func theTwinsThatDecideOtherwiseAreNamedOnce() {
    var request = ControlRequest(contract, fixture).request
    request.target += "?nobody=asked"
    #expect(service.answer(request).response.status == 200)
    #expect(service.differingTwins() == ["refuses-unknown-query"])
    #expect(service.differingTwins() == [])
  }

  /// What was sent before is used up for the twins too, and what they take uses nothing up.
  @Test func twinsRememberWhatTheServerRemembers() {
    let control = ControlRequest(contract, fixture)
    let request = control.request
    var slashed = request
    slashed.target += "/"
    #expect(service.answer(slashed).response.status == 404)
    #expect(service.differingTwins() == ["serves-trailing-slash"])
    #expect(control.isAccepted(service.answer(request)))
    let isTakenTwice = control.isAccepted(service.answer(request))
    #expect(!isTakenTwice && service.differingTwins() == [])
  }
}
