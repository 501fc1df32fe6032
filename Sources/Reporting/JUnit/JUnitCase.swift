import CaseModel
import ContractModel

/// One testcase: what the run says of one requirement.
struct JUnitCase: Sendable {
  /// What stands inside the testcase.
  enum Result: Sendable, Hashable {
    case passed
    case failure(type: String, message: String, body: String)
    case error(type: String, message: String, body: String)
    case skipped(message: String)

    /// The element's name; empty for none.
    var element: String {
      switch self {
      case .passed: ""
      case .failure: "failure"
      case .error: "error"
      case .skipped: "skipped"
      }
    }
  }

  var name: String
  /// Contract, operation and the part of the message, with dots: `wibmo-prepaid.reset-pin.request.newPIN`.
  var classname: String
  var milliseconds: Int64
  var file: String
  var line: Int
  var result: Result
  /// What is known of the requirement, for dialects with properties on the testcase.
  var properties: [(String, String)]
  /// The requirement with its cases or its warning, for dialects with `system-out` on the testcase.
  var output: String
}

extension JUnitReport {
  /// Makes the testcase of one requirement.
  ///
  /// - Parameters:
  ///   - text: the requirement's words.
  ///   - contract: the contract's id.
  ///   - name: the testcase's name, unique in the file.
  ///   - milliseconds: how long its own cases took.
  ///   - isStrict: whether a warning fails.
  func testcase(
    _ text: FailureText, of contract: String, name: String, milliseconds: Int64, isStrict: Bool
  ) -> JUnitCase {
    let place = RequirementPlace(text.requirement, of: contract)
    return JUnitCase(
      name: name, classname: Self.name(place.dotted), milliseconds: milliseconds, file: text.file,
      line: text.location.line, result: result(of: text, isStrict: isStrict),
      properties: [
        ("status", text.status.rawValue), ("level", text.level.rawValue), ("suite", text.suite.rawValue),
        ("layer", text.layer.rawValue), ("statement", text.statement),
        ("citations", text.citations.joined(separator: "; ")), ("cases", String(text.cases.count)),
      ] + (text.fingerprints.isEmpty ? [] : [("fingerprints", text.fingerprints.joined(separator: " "))]),
      output: text.status == .warned || text.status == .waived
        ? Self.body(of: text) : "\(text.level.rawValue): \(text.statement)\n\(counted(text.cases.count, "case"))")
  }

  /// Makes the testcase of a waiver that fails the run.
  func testcase(_ record: WaiverRecord, of contract: ContractRecord, name: String) -> JUnitCase {
    let sentence = oneLine(record.sentence)
    return JUnitCase(
      name: name, classname: Self.name("\(oneLine(contract.id)).waivers"), milliseconds: 0,
      file: oneLine(contract.source.file), line: 0,
      result: .failure(type: record.state.rawValue, message: sentence, body: sentence), properties: [],
      output: sentence)
  }

  private func result(of text: FailureText, isStrict: Bool) -> JUnitCase.Result {
    let reason = text.reason ?? text.title
    switch text.status {
    case .proved: return .passed
    case .warned where !isStrict: return .passed
    case .broken, .warned:
      return .failure(type: text.status.rawValue, message: Self.message(of: text), body: Self.body(of: text))
    case .undecided:
      return .error(type: text.status.rawValue, message: reason, body: Self.body(of: text))
    case .notExercised where requiresExercised && text.level == .must:
      return .error(type: text.status.rawValue, message: reason, body: Self.body(of: text))
    case .waived, .notExercised, .notObservable:
      // Who waived what begins with that word.
      return .skipped(message: text.status == .waived ? reason : "\(text.status.rawValue): \(reason)")
    }
  }

  private static func message(of text: FailureText) -> String {
    guard let first = text.occurrences.first, !first.expected.isEmpty else { return text.title }
    return "\(text.title): expected \(cut(first.expected, to: 400)), actual \(cut(first.actual, to: 400))"
  }

  /// The whole failure as plain lines.
  static func body(of text: FailureText) -> String {
    var lines = ["\(text.source): \(text.title)", padded("id", 10) + text.requirement]
    var previous = FailureText.Line.Role.field
    for line in text.lines(showsAll: false, caseLimit: 50) {
      if line.role != previous { lines.append("") }
      previous = line.role
      lines.append((line.role == .field ? padded(line.label, 10) : "") + line.text)
    }
    return lines.joined(separator: "\n")
  }
}
