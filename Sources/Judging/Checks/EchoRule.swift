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
    if isSame(sent.scalarText, subject.text, type: subject.field.type) {
      return context.hold(subject.aspect(.echo))
    }
    context.fail(
      subject.aspect(.echo), "a member does not repeat the request's value",
      expected: subject.field.isSecret ? "the request's value" : shortened(sent.scalarText), actual: subject.shown,
      at: subject.field.id)
  }

  /// Compares as the type does: numbers without leading zeros, GUIDs without case, text as it stands.
  private static func isSame(_ sent: String, _ received: String, type: FieldType) -> Bool {
    switch type.base {
    case .numeric: sent.drop { $0 == "0" } == received.drop { $0 == "0" }
    case .guid, .hex: sent.lowercased() == received.lowercased()
    default: sent == received
    }
  }
}
