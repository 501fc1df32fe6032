import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member has one of the values the contract allows.
enum ValueRule {
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) {
    guard let allowed = subject.field.type.allowed else { return }
    if allowed.contains(subject.text) { return context.hold(subject.aspect(.value)) }
    context.fail(
      subject.aspect(.value), "a member has another value", expected: allowed.joined(separator: " or "),
      actual: subject.shown, at: subject.field.id)
  }
}
