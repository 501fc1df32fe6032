public import CaseModel
import ContractModel
public import HTTPCore
import JSONCore

/// One answer of a case whose answers must not tell its steps apart.
public struct AlikeAnswer: Sendable {
  public var sent: SentRequest
  public var exchange: Exchange
  public var opened: OpenedBody

  public init(sent: SentRequest, exchange: Exchange, opened: OpenedBody) {
    self.sent = sent
    self.exchange = exchange
    self.opened = opened
  }
}

extension Judge {
  /// Judges answers that must look alike, sent as A, B, A, B.
  ///
  /// What already differs between the two answers to A, or between the two to B, is noise (dates, running numbers)
  /// and tells nothing; what is equal within each pair and differs between them tells the two apart.
  public func judgeLikeness(_ value: Case, answers: [AlikeAnswer]) -> Judgement {
    guard answers.count == 4, let id = value.requirements.first else {
      return Judgement(undecided: "not every request was answered")
    }
    let traits = answers.map(traits)
    for (index, name) in Self.traitNames.enumerated() {
      let values = traits.map { $0[index] }
      guard values[0] == values[2], values[1] == values[3], values[0] != values[1] else { continue }
      return Judgement(
        outcome: nil,
        findings: [
          Finding(
            requirement: id, title: "the answers tell broken padding from broken content",
            expected: "the same \(name) for both",
            actual: "\(shortened(values[0], to: 60)) against \(shortened(values[1], to: 60))",
            place: name, step: 1)
        ])
    }
    return Judgement(held: value.requirements)
  }

  private static let traitNames = ["status", "reason phrase", "header names", "header fields", "body"]

  private func traits(_ answer: AlikeAnswer) -> [String] {
    guard let response = answer.exchange.response else {
      if case .failed(let failure, _) = answer.exchange.result { return [failure.message, "", "", "", ""] }
      return ["no readable answer", "", "", "", ""]
    }
    let body = messageText(answer.opened.bytes ?? [])
    return [
      "\(response.status)", withoutNoise(response.reasonText),
      response.fields.map { $0.nameText.lowercased() }.sorted().joined(separator: ", "),
      response.fields.map { withoutNoise("\($0.nameText.lowercased()): \($0.valueText)") }.sorted()
        .joined(separator: ", "),
      withoutNoise(body),
    ]
  }

  /// The text with every run of five or more digits or hexadecimal letters replaced: dates, running numbers, ids.
  private func withoutNoise(_ text: String) -> String {
    var result = ""
    var run = ""
    for character in text + "\u{0}" {
      if character.isHexDigit || character == "-" {
        run.append(character)
        continue
      }
      let isNoise = run.count >= 5 && run.contains { $0.isNumber }
      result += isNoise ? "#" : run
      run = ""
      if character != "\u{0}" { result.append(character) }
    }
    return result
  }
}
