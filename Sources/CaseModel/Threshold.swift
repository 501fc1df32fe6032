public import ContractModel

/// How much of a contract must be proved for a run to pass a gate.
public struct Threshold: Sendable, Hashable {
  /// Only requirements of this level and suite count; nil for all.
  public var level: Level?
  public var suite: Suite?
  /// From 0 to 100.
  public var percent: Double

  public init(level: Level? = nil, suite: Suite? = nil, percent: Double) {
    self.level = level
    self.suite = suite
    self.percent = percent
  }

  /// Reads `95%`, `must=100%`, `http=90%` or `http/must=95%`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count <= 2, let number = parts.last, number.hasSuffix("%"),
      let percent = Double(number.dropLast()), (0...100).contains(percent)
    else { return nil }
    self.init(percent: percent)
    guard parts.count == 2 else { return }
    for word in parts[0].split(separator: "/", omittingEmptySubsequences: false) {
      if let level = Level.allCases.first(where: { $0.rawValue.lowercased() == word.lowercased() }), self.level == nil {
        self.level = level
      } else if let suite = Suite(rawValue: word.lowercased()), self.suite == nil {
        self.suite = suite
      } else {
        return nil
      }
    }
  }

  /// The words that may stand before the number.
  public static let words = Level.allCases.map { $0.rawValue.lowercased() } + Suite.allCases.map(\.rawValue)

  /// Why a contract's run does not reach the threshold, in a sentence; nil when it does.
  ///
  /// All requirements count, also those that could not be exercised or observed.
  public func shortfall(in contract: ContractRecord) -> String? {
    let counted = contract.requirements.filter {
      (level ?? $0.requirement.level) == $0.requirement.level && (suite ?? $0.requirement.suite) == $0.requirement.suite
    }
    let proved = counted.count { $0.status == .proved }
    let kind = [level?.rawValue, suite.map { "suite \($0.rawValue)" }].compactMap { $0 }.joined(separator: ", ")
    let what = kind.isEmpty ? "requirements" : "requirements (\(kind))"
    guard !counted.isEmpty else { return "\(contract.id) has no \(what), so none is proved" }
    guard Double(proved) * 100 < percent * Double(counted.count) else { return nil }
    let share = Int((Double(proved) * 1000 / Double(counted.count)).rounded(.down))
    return
      "\(contract.id): \(proved) of \(counted.count) \(what) are proved (\(share / 10).\(share % 10)%), and "
      + "\(percent == percent.rounded() ? "\(Int(percent))" : "\(percent)")% are asked for"
  }
}

extension ContractRecord {
  /// The MUST requirements that nothing exercised, those of a way to authenticate that the target does not use aside.
  public var unexercised: [RequirementRecord] {
    requirements.filter { $0.status == .notExercised && $0.requirement.level == .must && isMeant($0.requirement) }
  }

  private func isMeant(_ requirement: Requirement) -> Bool {
    let parts = requirement.aspect.split(separator: ".", maxSplits: 2)
    return parts.count < 2 || parts[0] != "authentication" || parts[1] == target.authentication
  }
}
