public import CaseModel

extension ConsoleReport {
  /// Shows what stands above the results and each broken, warned or waived requirement of a contract.
  ///
  /// A requirement is shown once, with the ids of at most three failing cases and the first exchange; in verbose style
  /// every finding follows with its own, and so do findings that count for nothing (MAY, undecided).
  public func failures(of contract: ContractRecord) -> String {
    let texts = FailureText.findings(of: contract).filter {
      style.verbosity == .verbose || [.broken, .warned, .waived].contains($0.status)
    }
    if style.verbosity == .quiet { return Self.withoutCommands(texts.map(shortLine).joined(separator: "\n")) }
    let notes = notes(of: contract).joined(separator: "\n")
    return Self.withoutCommands(([notes] + texts.map(block)).filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  private func notes(of contract: ContractRecord) -> [String] {
    contract.sentencesOnTop.flatMap { hanging("note: ", oneLine($0), ink: .yellow) }
  }

  /// One failure in one line, as compilers write them.
  private func shortLine(_ failure: FailureText) -> String {
    let cases = counted(failure.failingCases.count, "case")
    return "\(failure.source): \(word(failure)): \(failure.title) [\(failure.requirement), \(cases)]"
  }

  private func block(_ failure: FailureText) -> String {
    var lines = hanging("\(word(failure)): ", failure.title, ink: failure.status == .broken ? .red : .yellow)
    lines.append(style.paint("  --> ", .blue) + failure.source)
    let bar = style.paint("   |", .blue)
    lines.append("\(bar)  \(style.paint(failure.requirement, .bold))")
    var previous = FailureText.Line.Role.field
    for line in failure.lines(showsAll: style.verbosity == .verbose) {
      if line.role != previous { lines.append(bar) }
      previous = line.role
      switch line.role {
      case .field:
        let label = padded(line.label, 10)
        for (index, part) in wrapped(line.text, width: style.width - 16).enumerated() {
          lines.append("\(bar)  " + style.paint(index == 0 ? label : padded("", 10), .dim) + part)
        }
      case .exchange:
        lines.append("\(bar)  \(line.text)")
      case .command:
        lines.append("    \(line.text)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func word(_ failure: FailureText) -> String {
    switch failure.status {
    case .broken: "error"
    case .warned: "warning"
    case .waived: "waived"
    default: "note"
    }
  }

  /// A sentence behind a painted word, its further lines indented by two.
  func hanging(_ word: String, _ sentence: String, ink: ConsoleStyle.Ink) -> [String] {
    let lines = wrapped(sentence, width: style.width - word.unicodeScalars.count)
    return lines.enumerated().map { $0.offset == 0 ? style.paint(word, ink) + $0.element : "  " + $0.element }
  }
}
