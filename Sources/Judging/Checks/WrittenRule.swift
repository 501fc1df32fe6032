import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Members show what the last accepted creation or replacement of their resource said.
enum WrittenRule {
  /// - Parameters:
  ///   - object: what shows the resource: the body, or its item of a list.
  ///   - prefix: the path of the object in the body.
  static func run(
    _ expectation: ResourceExpectation, in object: JSONValue, below prefix: [String], _ context: inout JudgingContext
  ) {
    guard let shape = context.shape, context.earlier.indices.contains(expectation.writtenBy) else { return }
    for field in shape.fields where field.written != nil && field.path.starts(with: prefix) {
      let value =
        field.place == .header
        ? context.response?.fields[field.name].map { JSONValue.string($0) }
        : object[path: Array(field.path.dropFirst(prefix.count))]
      judge(field, value, in: shape, expectation, &context)
    }
  }

  private static func judge(
    _ field: Field, _ value: JSONValue?, in shape: BodyShape, _ expectation: ResourceExpectation,
    _ context: inout JudgingContext
  ) {
    let writer = context.earlier[expectation.writtenBy].sent
    guard let id = field.written, let source = context.judge.contract.operation(writer.operation)?.requestField(id)
    else {
      return
    }
    let shown = value.flatMap { $0.isNull ? nil : $0.scalarText }
    if let sent = writer.values[id], let value, sent.array != nil || sent.members != nil {
      if ValueLikeness.holds(value, sent) { return context.hold(field.aspect(.written, in: shape)) }
      return fail(field, shape, expected: sent.text(), actual: shown, expectation, &context)
    }
    let types = [field.type.base, source.type.base]
    let expected: String
    if let sent = writer.values[id], !sent.isNull {
      guard shown.map({ ValueLikeness.isSame(sent.scalarText, $0, types: types) }) != true else {
        return context.hold(field.aspect(.written, in: shape))
      }
      expected = sent.scalarText
    } else if let fallback = source.fallback {
      guard let shown, !ValueLikeness.isSame(fallback, shown, types: types) else { return }
      expected = "\(fallback), or nothing"
    } else {
      // What is left out and has no default may be anything but what it was before.
      let before = context.earlier.prefix(expectation.writtenBy).compactMap { $0.sent.values[id]?.scalarText }
      guard let shown, before.contains(where: { ValueLikeness.isSame($0, shown, types: types) }) else { return }
      expected = "nothing of what it was"
    }
    fail(field, shape, expected: expected, actual: shown, expectation, &context)
  }

  private static func fail(
    _ field: Field, _ shape: BodyShape, expected: String, actual: String?, _ expectation: ResourceExpectation,
    _ context: inout JudgingContext
  ) {
    let title = "a member is not what was last written"
    let expected = field.isSecret ? "the written value" : shortened(expected)
    let actual = actual.map { field.isSecret ? "another value" : shortened($0) } ?? "absent"
    if expectation.isPrimary, let primary = context.primary {
      context.fail(id: primary, title, expected: expected, actual: actual, at: field.id)
    } else {
      context.fail(field.aspect(.written, in: shape), title, expected: expected, actual: actual, at: field.id)
    }
  }
}
