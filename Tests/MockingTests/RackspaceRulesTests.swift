import ContractModel
import HTTPCore
import JSONCore
import Mocking
import Testing

@Suite struct RackspaceRulesTests {
  private struct Row: Sendable, CustomTestStringConvertible {
    var caller: String
    var user: String
    var status: Int
    var testDescription: String { "\(caller) on \(user)" }
  }

  private static let rows = [
    Row(caller: "userAdminToken", user: "targetUserId", status: 204),
    Row(caller: "userAdminToken", user: "userManageUserId", status: 204),
    Row(caller: "userAdminToken", user: "userAdminUserId", status: 403),
    Row(caller: "userAdminToken", user: "otherDomainUserId", status: 404),
    Row(caller: "userManageToken", user: "targetUserId", status: 204),
    Row(caller: "userManageToken", user: "userManageUserId", status: 403),
    Row(caller: "userManageToken", user: "userAdminUserId", status: 403),
    Row(caller: "userManageToken", user: "otherDomainUserId", status: 404),
    Row(caller: "defaultUserToken", user: "targetUserId", status: 403),
    Row(caller: "defaultUserToken", user: "userManageUserId", status: 403),
  ]

  @Test(arguments: rows) private func rolesDecideWhoMayReset(row: Row) throws {
    #expect(try answer(row.caller, row.user).response.status == row.status)
  }

  @Test func anUnknownTokenIsUnauthorizedAndAnUnknownUserNotFound() throws {
    let (control, service, fixture) = try setup()
    var request = control.request
    request.fields.set("X-Auth-Token", "nobody")
    let unauthorized = service.answer(request).response
    request.fields.set("X-Auth-Token", fixture.bindings["userAdminToken"] ?? "")
    request.target = "/v2.0/users/nobody/RAX-AUTH/phone-pin/reset"

    #expect(unauthorized.status == 401 && unauthorized.fields.contains("WWW-Authenticate"))
    #expect(service.answer(request).response.status == 404)
  }

  @Test func onlyIfMissingGivesAPINOnce() throws {
    let (control, service, fixture) = try setup()
    var missing = control
    missing.values = [
      "request.path.userId": .string(fixture.bindings["userWithoutPinId"] ?? ""),
      "request.query.only_if_missing": .string("true"),
    ]

    #expect([204, 409, 409] == (0..<3).map { _ in service.answer(missing.request).response.status })
    var there = control
    there.values["request.query.only_if_missing"] = .string("true")
    #expect(service.answer(there.request).response.status == 409)
  }

  @Test func aFaultBodyRepeatsTheStatus() throws {
    let body = try JSONReader.read(answer("defaultUserToken", "targetUserId").response.body).value

    #expect(body[path: ["forbidden", "code"]]?.number?.int == 403)
  }

  private func answer(_ caller: String, _ user: String) throws -> MockReply {
    var (control, service, fixture) = try setup()
    control.values = [
      "request.header.X-Auth-Token": .string(fixture.bindings[caller] ?? ""),
      "request.path.userId": .string(fixture.bindings[user] ?? ""),
    ]
    return service.answer(control.request)
  }

  private func setup() throws -> (ControlRequest, MockService, MockFixture) {
    let contract = try Shipped.contract("rackspace-identity")
    let fixture = MockFixture(contract: contract)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    return (ControlRequest(contract, fixture), service, fixture)
  }
}
