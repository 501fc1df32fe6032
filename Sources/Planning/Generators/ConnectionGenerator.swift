import CaseModel
import ContractModel
import HTTPCore

/// The control on a fresh connection, again and again on a kept one, and with `Connection: close`.
struct ConnectionGenerator: CaseGenerator {
  let name = "connection"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let id = context.operation.id
    let control = Step(recipe: Recipe(operation: id), expectation: .accepted)
    let fresh = Step(recipe: Recipe(operation: id, isOnFreshConnection: true), expectation: .accepted)
    let closing = Step(
      recipe: Recipe(operation: id, edits: [.addHeader(HTTPField("Connection", "close"))]), expectation: .accepted)
    func make(_ name: String, _ words: String, _ steps: [Step]) -> GroupedCase? {
      context.steps(
        ["http.connections"], name, group: "http.connections", changed: words, steps: steps, kind: .positive)
    }
    return [
      make("fresh", "the control on a connection of its own", [fresh]),
      make("kept", "the control five times on one connection", [fresh, control, control, control, control]),
      make("close", "the control with Connection: close", [closing]),
    ].compactMap { $0 }
  }
}
