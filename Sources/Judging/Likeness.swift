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
  /// The name of the comparison among the checks.
  static let likeness = "Likeness"

  /// Judges answers that must look alike, sent as A, B, A, B.
  ///
  /// What already differs between the two answers to A, or between the two to B, is noise (dates, running numbers)
  /// and tells nothing; what is equal within each pair and differs between them tells the two apart.
  public func judgeLikeness(_ value: Case, answers: [AlikeAnswer]) -> Judgement {
    guard answers.count == 4, let id = value.requirements.first else {
      return Judgement(undecided: "not every request was answered")
    }
    let traits = answers.map(traits)
    for name in traits[0].names + traits[1].names.filter({ traits[0][$0] == nil }) {
      // Each part counts alone: a running number beside a telling code hides nothing.
      let values = traits.map { $0[name] ?? "absent" }
      guard values[0] == values[2], values[1] == values[3], values[0] != values[1] else { continue }
      var finding = Finding(
        requirement: id, title: "the answers tell broken padding from broken content",
        expected: "the same \(name) for both",
        actual: "\(shortened(values[0], to: 60)) against \(shortened(values[1], to: 60))", place: name, step: 1)
      finding.check = Self.likeness
      return Judgement(outcome: nil, findings: [finding])
    }
    return Judgement(held: value.requirements)
  }

  private func traits(_ answer: AlikeAnswer) -> AnswerTraits {
    var traits = AnswerTraits()
    guard let response = answer.exchange.response else {
      if case .failed(let failure, _) = answer.exchange.result { traits.add("status", failure.message) }
      return traits
    }
    traits.add("status", "\(response.status)")
    traits.add("reason phrase", withoutNoise(response.reasonText))
    for field in response.fields {
      traits.add("header \(field.nameText.lowercased())", withoutNoise(field.valueText))
    }
    let body = answer.opened.bytes ?? []
    if let value = try? JSONReader.read(body).value, value.members != nil {
      addLeaves(of: value, "body", &traits)
    } else {
      traits.add("body", withoutNoise(messageText(body)))
    }
    return traits
  }

  private func addLeaves(of value: JSONValue, _ path: String, _ traits: inout AnswerTraits) {
    if let members = value.members {
      for member in members { addLeaves(of: member.value, "\(path).\(member.name)", &traits) }
    } else if let elements = value.array {
      for element in elements { addLeaves(of: element, path + "[]", &traits) }
    } else {
      traits.add(path, withoutNoise(value.scalarText))
    }
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

/// What can be seen of an answer, part by part, in the order of the answer.
private struct AnswerTraits {
  private(set) var names: [String] = []
  private var texts: [String: String] = [:]

  subscript(_ name: String) -> String? { texts[name] }

  /// Notes a part; parts of one name count together.
  mutating func add(_ name: String, _ text: String) {
    if let known = texts[name] {
      texts[name] = "\(known), \(text)"
    } else {
      names.append(name)
      texts[name] = text
    }
  }
}
