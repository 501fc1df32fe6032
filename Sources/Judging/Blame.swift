import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Says which promise an answer broke that means something else than it should.
///
/// A request that must be refused and was served breaks the promise the case is made for. One that was refused in
/// another form than the contract names breaks the promise of that outcome: the case's own was kept.
enum Blame {
  static func outcome(_ context: inout JudgingContext) {
    let expectation = context.step.expectation
    let isRefusalDue = !expectation.allowsAcceptance && !expectation.outcomes.contains(Outcome.notServed)
    if isRefusalDue, isRefusal(context), let id = outcomeRequirement(expectation, context) {
      return context.fail(
        id: id, "the answer is not the refusal that is due", expected: context.expectedWords, actual: context.seen,
        at: context.changedPlace)
    }
    context.failPrimary(title(context), context.expectedWords, actual: context.seen)
  }

  /// Notes that a request made to be over-long was fatal, beside what came of it.
  static func limits(_ context: inout JudgingContext, actual: String) {
    guard let limits = context.promised("http.limits"), context.primary == limits else { return }
    context.failPrimary("an over-long request was fatal", "an answer below 500, or a refusal", actual: actual)
  }

  /// The id of the first expected outcome that is promised, and could be seen broken.
  private static func outcomeRequirement(_ expectation: Expectation, _ context: JudgingContext) -> String? {
    let ids = expectation.outcomes.compactMap { context.promised("outcome.\($0)") }
    return ids.first { context.judge.contract.requirement($0)?.notObservable == nil }
  }

  /// Whether an answer says that the request was not carried out: an error or a redirection, a refusal of the
  /// contract, or what would be one under another status.
  private static func isRefusal(_ context: JudgingContext) -> Bool {
    guard let response = context.response, context.judgement.outcome != Outcome.accepted else { return false }
    if response.status >= 300 || context.judgement.outcome != nil { return true }
    if context.operation.failureSigns.contains(where: { context.holds($0) }) || hasFaultBody(context) { return true }
    let refusals = context.operation.outcomes.filter { $0.name != Outcome.accepted }.flatMap(\.forms)
    return refusals.contains { !$0.conditions.isEmpty && $0.conditions.allSatisfy { context.holds($0) } }
  }

  /// Whether the body is an error object of the contract, whatever the status.
  private static func hasFaultBody(_ context: JudgingContext) -> Bool {
    let names = context.operation.bodies.compactMap(\.fault).flatMap { $0.names.values.joined() + $0.generalNames }
    guard let members = context.reading?.value.members, members.count == 1 else { return false }
    return names.contains(members[0].name)
  }

  private static func title(_ context: JudgingContext) -> String {
    if context.isPreparation, context.step.expectation.wantsAcceptance { return "a valid request was not accepted" }
    return switch context.value.kind {
    case .control: "the valid request was not accepted"
    case .positive: "a valid request was not accepted"
    case .negative where context.judgement.outcome == Outcome.accepted: Finding.accepted
    case .negative: "the answer is not the refusal that is due"
    case .scenario where context.step.expectation.wantsAcceptance: "a valid request was not accepted"
    case .scenario where context.judgement.outcome == Outcome.accepted: Finding.accepted
    case .scenario: "the answer is not the refusal that is due"
    case .open: "the answer is another one than the contract says"
    }
  }
}
