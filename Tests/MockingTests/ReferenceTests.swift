import ContractModel
import HTTPCore
import JSONCore
import Mocking
import Testing

@Suite struct ReferenceTests {
  @Test(arguments: Shipped.names) func theControlIsAccepted(name: String) throws {
    let (control, service) = try reference(name)

    let reply = service.answer(control.request)

    #expect(control.isAccepted(reply), "\(String(decoding: reply.bytes, as: UTF8.self))")
  }

  @Test(arguments: Shipped.names) func theControlIsAcceptedAgainAndAgain(name: String) throws {
    let (control, service) = try reference(name)

    #expect((0..<20).allSatisfy { _ in control.isAccepted(service.answer(control.request)) })
  }

  @Test(arguments: Shipped.names) func optionalPartsAreServed(name: String) throws {
    var (control, service) = try reference(name)
    let optional = control.operation.requestFields.filter { $0.presence == .optional && $0.place != .query }
    control.including = Set(optional.map(\.id))

    #expect(control.isAccepted(service.answer(control.request)))
  }

  @Test(arguments: Shipped.names) func aRequestWithoutARequiredPartIsRefused(name: String) throws {
    let (control, service) = try reference(name)
    for field in control.operation.requestFields where field.presence == .required && field.place != .path {
      var changed = control
      changed.without = [field.id]
      let reply = service.answer(changed.request)
      #expect(!changed.isAccepted(reply) && reply.response.status < 500, "\(field.id)")
    }
  }

  @Test(arguments: Shipped.names) func nullAndOtherKindsAreRefused(name: String) throws {
    let (control, service) = try reference(name)
    let wrong: [JSONValue] = [.null, .bool(true), .array([.string("x")]), .object([("x", .number(1))])]
    for field in control.operation.requestFields where field.place == .body && field.presence == .required {
      for value in wrong where !(field.type.base == .object && value.members != nil) {
        var changed = control
        changed.values[field.id] = value
        #expect(!changed.isAccepted(service.answer(changed.request)), "\(field.id) \(value.text())")
      }
    }
  }

  @Test(arguments: Shipped.names) func otherPathsAndMethodsAreNotServed(name: String) throws {
    let (control, service) = try reference(name)
    for method in ["GET", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "BREW"] {
      var request = control.request
      request.method = method
      let reply = service.answer(request)
      #expect(reply.response.status == 405 && reply.response.fields["Allow"]?.contains("POST") == true, "\(method)")
    }
    for path in ["/", "/nothing", control.request.target + "/x", control.request.target + "x", "", "*", "%zz"] {
      var request = control.request
      request.target = path
      // A path parameter may go on.
      if path.hasSuffix("x"), control.operation.path.hasSuffix("}") { continue }
      #expect(service.answer(request).response.status == 404, "\(path)")
    }
  }

  @Test(arguments: Shipped.names) func anyBodyIsAnsweredWithAnErrorOfTheClient(name: String) throws {
    let (control, service) = try reference(name)
    guard control.operation.request.hasBody else { return }
    var generator = SeededGenerator(state: 7)
    for _ in 0..<300 {
      var request = control.request
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !request.body.isEmpty {
        let place = Int.random(in: 0..<request.body.count, using: &generator)
        if Bool.random(using: &generator) {
          request.body[place] = UInt8.random(in: 0...255, using: &generator)
        } else {
          request.body.removeSubrange(place..<min(place + 9, request.body.count))
        }
      }
      let reply = service.answer(request)
      #expect(reply.response.status < 500)
    }
  }

  @Test func deepNestingIsRefusedWithoutHarm() throws {
    let (control, service) = try reference("bankezy-onboarding")
    var request = control.request
    request.body = Array((String(repeating: "[", count: 100_000)).utf8)

    #expect((400..<500).contains(service.answer(request).response.status))
  }

  @Test func unknownMembersAndQueryParametersAreIgnored() throws {
    for name in Shipped.names {
      var (control, service) = try reference(name)
      control.edit = { $0.setting(path: ["conformanceProbe"], to: .string("x")) }
      var request = control.request
      request.target += request.target.contains("?") ? "&probe=1" : "?probe=1"
      #expect(control.isAccepted(service.answer(request)), "\(name)")
    }
  }

  private func reference(_ name: String) throws -> (ControlRequest, MockService) {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract)
    return (
      ControlRequest(contract, fixture), MockService(contract: contract, bindings: fixture.mockBindings)
    )
  }
}

/// Randomness that is the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
