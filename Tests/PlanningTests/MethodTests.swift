import CaseModel
import ContractModel
import HTTPCore
import Planning
import Testing

@Suite struct MethodTests {
  /// The cases for other methods of an operation, by id.
  func cases(_ method: String, body: [Field] = []) -> [String: Case] {
    let operation = Operation(
      id: "reset", method: method, path: "/reset",
      request: RequestShape(contentTypes: body.isEmpty ? [] : ["application/json"], body: body))
    let requirements = ["method", "security.method-override"].map { aspect in
      Requirement(id: "sample/reset/\(aspect)", operation: "reset", statement: "")
    }
    let contract = Contract(
      id: "sample", version: "1.0.0", title: "", source: ContractSource(file: "sample.json"), operations: [operation],
      requirements: requirements)
    let plan = Planner.plan(contract, options: PlanOptions())
    return Dictionary(plan.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func aBodyGoesWithGETOnceAndNothingFollowsIt() throws {
    let body = [Field(name: "pin", path: ["pin"], type: FieldType(.string), control: .literal("0739"))]
    let close = Edit.addHeader(HTTPField("Connection", "close"))
    let found = cases("POST", body: body)
    #expect(found["sample/reset/method/GET"]?.steps.first?.recipe.edits == [.method("GET")])
    #expect(found["sample/reset/method/GET-with-body"]?.steps.first?.recipe.edits == [.methodWithBody("GET"), close])
    let override = found["sample/reset/security.method-override/x-http-method-override"]
    #expect(
      override?.steps.first?.recipe.edits == [
        .methodWithBody("GET"), close, .addHeader(HTTPField("X-HTTP-Method-Override", "POST")),
      ])
    #expect(cases("POST")["sample/reset/method/GET-with-body"] == nil)
    #expect(cases("GET", body: body)["sample/reset/method/GET-with-body"] == nil)
  }
}
