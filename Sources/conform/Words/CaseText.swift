import ConformanceKit

/// A case, told to people.
enum CaseText {
  /// The id, what differs, what it can show broken, and each request with what is expected of its answer.
  static func lines(_ value: Case, in contract: Contract, authentication: String) -> [String] {
    var lines = [value.id, "  \(value.kind.rawValue): \(value.title)", ""]
    if let changed = value.changed { lines += RequirementText.label("changed", [changed]) }
    if !value.needs.isEmpty {
      lines += RequirementText.label("needs", ["the binding " + value.needs.joined(separator: ", ")])
    }
    if authentication != "none" { lines += RequirementText.label("signed", ["authentication \(authentication)"]) }
    for (index, id) in value.requirements.enumerated() {
      let requirement = contract.requirement(id)
      let level = requirement.map { "\($0.level.rawValue): \($0.statement)" } ?? ""
      lines += RequirementText.label(index == 0 ? "shows" : "", [id, "  \(level)"])
      for citation in requirement?.citations ?? [] { lines += RequirementText.label("", ["  \(citation.text)"]) }
    }
    lines += RequirementText.label("expects", [ExpectationText.line(of: value)])
    let previews = CasePreview(value, contract: contract, authentication: authentication).steps
    for (index, (step, preview)) in zip(value.steps, previews).enumerated() {
      lines.append("")
      if value.steps.count > 1 { lines.append("  step \(index + 1) of \(value.steps.count)") }
      let operation = contract.operation(step.recipe.operation)
      lines += RequirementText.label("answer", operation.map { ExpectationText.lines(step.expectation, in: $0) } ?? [])
      if let channel = step.recipe.channel { lines += RequirementText.label("sent", [channel.words]) }
      lines += request(preview)
    }
    lines += ["", "  Values are made up; ‹name› stands where a secret is sent."]
    return lines
  }

  private static func request(_ preview: CasePreview.Step) -> [String] {
    if let failure = preview.failure { return RequirementText.label("request", ["not composed here: \(failure)"]) }
    var lines = marked(preview.request, ">")
    if let opened = preview.opened { lines += marked(opened, ">>") }
    return lines + ["", "    " + shown(preview.curl)]
  }

  private static func marked(_ text: String, _ mark: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \(mark) " + shown(String($0).replacing("\r", with: "")) }
  }
}
