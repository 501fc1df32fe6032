import CaseModel
import ContractModel
import JSONCore

/// Query parameters with values outside their type, and sent twice with different values: left open. And those whose
/// effect a scenario shows, spelled as other clients may, which must not be lost (RFC 3986 §6.2.2.2); and under another
/// name, which must not have it.
struct QueryGenerator: CaseGenerator {
  let name = "query"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.request.query.flatMap { field -> [GroupedCase] in
      func make(_ aspect: FieldAspect, _ name: String, _ words: String, _ edits: [Edit]) -> GroupedCase? {
        context.oneStep(
          [field.aspect(aspect), field.aspect(.presence)], name, group: field.group,
          changed: "\(field.name) \(words)", edits: edits, expecting: context.open(field),
          needs: context.optionalBindings(of: field))
      }
      var result: [GroupedCase?] = []
      if field.type.base == .boolean {
        result += [("true", "false"), ("false", "true")].map { first, second in
          make(
            .presence, "\(first)-and-\(second)", "sent twice, as \(first) and as \(second)",
            [.replace(field.id, .json(.string(first))), .duplicate(field.id, .json(.string(second)))])
        }
        result += ["", "maybe", "TRUE", "1"].map { value in
          make(
            .format, value.isEmpty ? "value-empty" : "value-\(value)",
            value.isEmpty ? "without a value" : "as \(value)",
            [.replace(field.id, .json(.string(value)))])
        }
      } else if field.control != nil {
        result.append(
          make(
            .presence, "twice", "sent twice with different values", [.duplicate(field.id, .text(.alterLast))]))
      }
      return (result + spellings(of: field, context)).compactMap { $0 }
    }
  }

  /// The request of a scenario that the parameter alone sets apart from the control, with the parameter in other
  /// company.
  private func spellings(of field: Field, _ context: GenerationContext) -> [GroupedCase?] {
    for scenario in context.operation.scenarios {
      guard let value = scenario.onlyValue(of: field, in: context.operation), let step = scenario.steps.first,
        !step.expected.contains(where: [Outcome.accepted, Outcome.open].contains)
      else { continue }
      func make(_ name: String, _ words: String, _ queries: [String], _ expectation: Expectation) -> GroupedCase? {
        context.oneStep(
          [scenario.aspect], name, group: field.group, changed: "\(field.name)=\(value) \(words)",
          edits: [.remove(field.id)] + queries.map { .addQuery($0) }, expecting: expectation)
      }
      // Whoever refuses a parameter that nobody knows may do so.
      let same = Expectation(step.expected + [Outcome.notServed])
      let plain = "\(field.name)=\(value)"
      let encoded = "\(Self.encoded(field.name))=\(Self.encoded(value))"
      var result = [
        make("percent-encoded", "in percent-encoding", [encoded], same),
        make("amid-others", "between two unknown parameters", ["probe=1", plain, "conformanceProbe=1"], same),
      ]
      if let expectation = otherwise(step, context.operation) {
        result.append(make("other-name", "behind x- at its name", ["x-" + plain], expectation))
      }
      return result
    }
    return []
  }

  /// What a parameter of no name brings: no effect, or a refusal of its own; nil where that cannot be told from what
  /// the scenario brings.
  private func otherwise(_ step: ScenarioStep, _ operation: Operation) -> Expectation? {
    let forms = step.expected.flatMap { operation.outcome($0)?.forms ?? [] }
    guard forms.allSatisfy({ form in form.statuses.allSatisfy { (400..<500).contains($0.range.lowerBound) } }) else {
      return nil
    }
    let refusals = [400, 403, 404, 422].filter { status in
      !forms.contains { form in form.statuses.contains { $0.matches(status) } }
    }
    return Expectation([Outcome.accepted] + refusals.map { String($0) })
  }

  /// The text with its first character and all that are no letters or digits percent-encoded.
  private static func encoded(_ text: String) -> String {
    text.utf8.enumerated().map { index, octet in
      let isPlain = Character(Unicode.Scalar(octet)).isLetter || Character(Unicode.Scalar(octet)).isNumber
      if index > 0, octet < 0x80, isPlain { return String(Unicode.Scalar(octet)) }
      return "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    }.joined()
  }
}

extension Scenario {
  /// The value that the one step of the scenario gives a field, where nothing else sets it apart from the control.
  fileprivate func onlyValue(of field: Field, in operation: Operation) -> String? {
    guard steps.count == 1, let step = steps.first, step.operation == operation.id, step.without.isEmpty,
      step.conditions.isEmpty, step.values.count == 1, case .literal(let value)? = step.values[field.id]
    else { return nil }
    return value
  }
}
