import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member repeats what the request said.
enum EchoRule {
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) {
    guard let source = subject.field.copiedFrom, !context.step.expectation.freeEchoes.contains(source),
      let sent = context.sent.values[source]
    else { return }
    // What a refusal repeats of a request it could not read or did not like is its own affair.
    if context.judgement.outcome != Outcome.accepted, !context.step.recipe.edits.isEmpty { return }
    let types = [subject.field.type.base, context.operation.requestField(source)?.type.base]
    if ValueLikeness.isSame(sent.scalarText, subject.text, types: types) { return context.hold(subject.aspect(.echo)) }
    context.fail(
      subject.aspect(.echo), "a member does not repeat the request's value",
      expected: subject.field.isSecret ? "the request's value" : shortened(sent.scalarText), actual: subject.shown,
      at: subject.field.id)
  }
}
