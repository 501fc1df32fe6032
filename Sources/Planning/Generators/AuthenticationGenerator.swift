import CaseModel
import ContractModel

/// What each authentication scheme promises to refuse, and what it leaves free, when the target uses it.
struct AuthenticationGenerator: CaseGenerator {
  let name = "authentication"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard
      let authentication = context.contract.authentication.first(where: { $0.name == context.options.authentication })
    else { return [] }
    let prefix = "authentication.\(authentication.name)"
    let refusal = Expectation([authentication.refusal])
    let breaks = AuthenticationBreak.all(of: authentication).filter {
      $0.word.map { authentication.bindings[$0] != nil } ?? true
    }
    let single = breaks.map { item in
      context.oneStep(
        ["\(prefix).\(item.part)"], item.name, group: prefix, changed: item.words,
        edits: item.edits.map { .authentication($0) }, expecting: item.brings == .refused ? refusal : item.brings,
        needs: item.word.flatMap { authentication.bindings[$0] }.map { [$0] } ?? [])
    }
    let replays = NonceReplay.all(of: authentication.scheme).map { replay in
      context.steps(
        ["\(prefix).nonce"], replay.name, group: prefix, changed: replay.words,
        steps: replay.steps(of: context.operation.id, bringing: refusal), kind: .negative)
    }
    return (single + replays).compactMap { $0 }
  }
}
