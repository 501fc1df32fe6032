import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// What an answer shows of the resources that the case made: where a new one is, whether a list has it, and whether it
/// is what was last written.
struct ResourceCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let clause = context.operation.resource, context.judgement.outcome == Outcome.accepted, !context.isFree else {
      return
    }
    if clause.effect == .creates, clause.hasLocation { checkLocation(clause, &context) }
    guard let expectation = context.step.expectation.resource, let body = context.reading?.value else { return }
    guard clause.effect == .lists else { return WrittenRule.run(expectation, in: body, below: [], &context) }
    guard let items = body[path: clause.items]?.array,
      context.earlier.indices.contains(expectation.createdBy),
      let name = context.earlier[expectation.createdBy].createdResource(in: context.judge.contract)
    else { return }
    let found = items.filter { $0[path: clause.identifier]?.scalarText == name }
    checkCount(found.count, name, clause, expectation, &context)
    if let item = found.first, expectation.isThere {
      WrittenRule.run(expectation, in: item, below: clause.items + ["[]"], &context)
    }
  }

  private func checkLocation(_ clause: ResourceClause, _ context: inout JudgingContext) {
    let aspect = clause.aspect(.location)
    let text = context.response?.fields["Location"]
    if let text, URIReference(text) != nil { return context.hold(aspect) }
    context.fail(
      aspect, "a creation's answer has no Location that can be read", expected: "a URI reference in Location",
      actual: text.map { shortened($0) } ?? "absent", at: "header Location")
  }

  private func checkCount(
    _ count: Int, _ name: String, _ clause: ResourceClause, _ expectation: ResourceExpectation,
    _ context: inout JudgingContext
  ) {
    guard expectation.isThere else {
      if count == 0 { return context.hold(clause.aspect(.removed)) }
      return fail(
        .removed, "a list shows what was removed", "no \(clause.resource) \(shortened(name, to: 40))", "\(count) of it",
        clause, expectation, &context)
    }
    switch count {
    case 0:
      fail(
        .created, "a list does not show what was created", "the \(clause.resource) \(shortened(name, to: 40))",
        "absent",
        clause, expectation, &context)
    case 1:
      context.hold(clause.aspect(.created))
      context.hold(clause.aspect(.once))
    default:
      fail(
        .once, "a list shows a resource more than once", "the \(clause.resource) \(shortened(name, to: 40)) once",
        "\(count) times", clause, expectation, &context)
    }
  }

  private func fail(
    _ part: ResourcePart, _ title: String, _ expected: String, _ actual: String, _ clause: ResourceClause,
    _ expectation: ResourceExpectation, _ context: inout JudgingContext
  ) {
    let place = clause.items.joined(separator: ".")
    if expectation.isPrimary, let primary = context.primary {
      context.fail(id: primary, title, expected: expected, actual: actual, at: place)
    } else {
      context.fail(clause.aspect(part), title, expected: expected, actual: actual, at: place)
    }
  }
}
