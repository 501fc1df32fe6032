import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// The member's text has a length its type allows, however characters are counted.
enum LengthRule {
  static func run(_ subject: MemberSubject, _ context: inout JudgingContext) {
    guard let length = subject.field.type.length else { return }
    let text = subject.text
    // Documents do not say what a character is: the reading that suits the answer counts.
    let fewest = text.prefix(length.maximum + 1).count
    // A JSON number has no zeros in front to reach a length with.
    let most = subject.value.number == nil ? text.utf8.count : max(text.utf8.count, length.minimum)
    if fewest <= length.maximum, most >= length.minimum { return context.hold(subject.aspect(.length)) }
    let expected =
      length.isExact ? "\(length.minimum) characters" : "\(length.minimum) to \(length.maximum) characters"
    context.fail(
      subject.aspect(.length), "a member has the wrong length", expected: expected,
      actual: "\(fewest > length.maximum ? "more than \(length.maximum)" : "\(fewest)") characters: \(subject.shown)",
      at: subject.field.id)
  }
}
