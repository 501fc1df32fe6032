import ContractModel
import HTTPCore
import JSONCore
import Mocking
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: Shipped.names) func everyFaultNamesARequirementOfTheContract(name: String) throws {
    let contract = try Shipped.contract(name)
    let faults = FaultCatalogue.faults(for: contract)

    #expect(faults.count > 40)
    #expect(Set(faults.map(\.name)).count == faults.count)
    #expect(faults.allSatisfy { contract.requirement($0.requirement)?.notObservable == nil })
    #expect(faults.allSatisfy { fault in contract.requirement(fault.requirement) != nil })
  }

  @Test func faultsAreFoundByName() throws {
    let contract = try Shipped.contract("wibmo-prepaid")
    let name = "wibmo-prepaid/reset-pin/request.clientTxnId.length:accepts-101"

    #expect(FaultCatalogue.fault(named: name, in: contract)?.operator == "accepts-101")
    #expect(FaultCatalogue.fault(named: "wibmo-prepaid/nothing", in: contract) == nil)
  }

  @Test(arguments: Shipped.names) func thereAreAtLeastTwentyVariants(name: String) throws {
    let variants = VariantCatalogue.variants(for: try Shipped.contract(name))

    #expect(variants.count >= 20)
    #expect(Set(variants.map(\.name)).count == variants.count)
  }

  @Test(arguments: Shipped.names) func theControlIsAcceptedByEveryVariant(name: String) throws {
    let contract = try Shipped.contract(name)
    for variant in VariantCatalogue.variants(for: contract) {
      let fixture = MockFixture(contract: contract)
      let service = MockService(contract: contract, bindings: fixture.mockBindings, variant: variant)
      let control = ControlRequest(contract, fixture)
      #expect(control.isAccepted(service.answer(control.request)), "\(variant.name)")
    }
  }

  /// The self-test runs these against fewer cases: what they answer may not depend on what was asked.
  @Test(arguments: Shipped.names) func aVariantOfFormSaysTheSameAsTheReference(name: String) throws {
    let contract = try Shipped.contract(name)
    let variants = VariantCatalogue.variants(for: contract).filter(\.isOfForm)
    #expect(variants.count >= 15)
    for variant in variants {
      let fixture = MockFixture(contract: contract)
      for isBroken in [false, true] {
        let said = [nil, variant].map { variant -> [String] in
          let service = MockService(contract: contract, bindings: fixture.mockBindings, variant: variant)
          let control = ControlRequest(contract, fixture)
          var request = control.request
          if isBroken { request.target = "/nowhere" }
          let response = service.answer(request).response
          return ["\(response.status)"] + (control.opened(response.body)?.members ?? []).map(\.name)
        }
        #expect(said[0] == said[1], "\(variant.name)")
      }
    }
  }

  @Test(arguments: Shipped.names) func aFixtureHasAValueForEveryBinding(name: String) throws {
    let contract = try Shipped.contract(name)
    for authentication in contract.authentication {
      let fixture = MockFixture(contract: contract, authentication: authentication.name)
      let wanted = contract.bindings.filter { $0.scheme == nil || $0.scheme == authentication.name }
      #expect(wanted.allSatisfy { fixture.bindings[$0.name]?.isEmpty == false })
    }
  }
}
