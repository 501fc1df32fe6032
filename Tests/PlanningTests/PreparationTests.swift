import CaseModel
import ContractModel
import Planning
import Testing

/// The creations in front of a case's requests, where one kind of resource lives inside another.
@Suite struct PreparationTests {
  private static let text = #"""
    {
      "contract": "shelves", "version": "1.0.0", "title": "Shelves and boxes",
      "documents": { "page": { "title": "Page", "edition": "1", "provenance": "doc", "layer": "page" } },
      "operations": [
        { "operation": "make-shelf", "method": "POST", "path": "/shelves", "title": "t", \#(tail),
          "creates": { "resource": "shelf", "identifier": "id" }, "request": {} },
        { "operation": "make-box", "method": "POST", "path": "/shelves/{shelf}/boxes", "title": "t", \#(tail),
          "creates": { "resource": "box", "identifier": "id" }, "request": { "path": [\#(shelf)] } },
        { "operation": "see-box", "method": "GET", "path": "/shelves/{shelf}/boxes/{box}", "title": "t", \#(tail),
          "reads": { "resource": "box" }, "request": { "path": [\#(shelf), \#(box)] } },
        { "operation": "burn-box", "method": "DELETE", "path": "/shelves/{shelf}/boxes/{box}", "title": "t", \#(tail),
          "removes": { "resource": "box" }, "request": { "path": [\#(shelf), \#(box)] } }
      ]
    }
    """#

  private static let cite = #""cite": { "document": "page", "section": "1" }"#
  private static let tail = #"""
    \#(cite), "outcomes": {
      "accepted": { "statement": "done", \#(cite), "forms": [{ "statuses": ["200"], "body": "success" }] },
      "refused": { "statement": "not done", \#(cite), "forms": [{ "statuses": ["4xx"], "body": "open" }] } },
    "bodies": { "success": { \#(cite), "members": [{ "name": "id", "type": "String", "presence": "required" }] } }
    """#
  private static let shelf =
    #"{ "name": "shelf", "type": "String", "presence": "required", "control": { "created": "shelf" } }"#
  private static let box =
    #"{ "name": "box", "type": "String", "presence": "required", "control": { "created": "box" } }"#

  private func plan() throws -> Plan {
    let (contract, problems) = ContractReader.read(Array(Self.text.utf8), source: ContractSource(file: "shelves.json"))
    return Planner.plan(try #require(contract, "\(problems.map(\.text))"))
  }

  private func words(_ value: Case) -> [String] {
    value.steps.map { step in
      let named = step.recipe.values.sorted { $0.key < $1.key }.map { id, source -> String in
        guard case .createdBy(let step) = source else { return id }
        return "\(id.split(separator: ".").last ?? "") of \(step)"
      }
      return ([step.recipe.operation] + named).joined(separator: ", ")
    }
  }

  @Test func whatAResourceNeedsIsCreatedFirst() throws {
    let control = try #require(try plan().groups.first { $0.operation == "see-box" }?.control)

    #expect(words(control) == ["make-shelf", "make-box, shelf of 0", "see-box, box of 1, shelf of 0"])
    #expect(control.preparations == 2)
  }

  @Test func twoRequestsAboutOneResourceLookForItInTheSamePlace() throws {
    let gone = try #require(try plan().cases.first { $0.id == "shelves/burn-box/removes.read/read" })

    #expect(
      words(gone) == [
        "make-shelf", "make-box, shelf of 0", "burn-box, box of 1, shelf of 0", "see-box, box of 1, shelf of 0",
      ])
    #expect(gone.preparations == 3 && gone.steps.last?.expectation.outcomes == ["refused"])
  }
}
