import ConformanceKit

/// How much must be proved and exercised for the command to end with 0.
struct ThresholdInput {
  static let minProved = Option(
    name: "--min-proved", value: "SHARE",
    help: "fail below this share of proved requirements: 95%, must=100%, http/must=90%", mayRepeat: true)

  private var thresholds: [Threshold] = []
  private let requiresExercised: Bool

  init(_ arguments: Arguments, _ complaints: inout Complaints) {
    requiresExercised = arguments.has(.requireExercised)
    for text in arguments.all(Self.minProved) {
      guard let threshold = Threshold(text) else {
        let words = text.split(separator: "=").first.map { $0.split(separator: "/").map { String($0) } } ?? []
        let near = words.lazy.filter { !Threshold.words.contains($0) }
          .compactMap { nearest($0, among: Threshold.words) }.first
        complaints.add(
          "--min-proved \(quoted(text)): takes a share such as 95%, must=100% or http/must=90%\(didYouMean(near))")
        continue
      }
      thresholds.append(threshold)
    }
  }

  /// The status a command ends with after a run; says what is missing.
  func status(of run: RunRecord, isWritten: Bool, unless secrets: SecretGuard? = nil) -> ExitStatus {
    let missing = shortfalls(of: run)
    for sentence in missing { Terminal.say("conform: \(sentence)", unless: secrets) }
    if run.wasInterrupted { return .noVerdict }
    switch run.verdict {
    case .doesNotConform: return .doesNotConform
    case .noVerdict: return .noVerdict
    case .conforms: return !missing.isEmpty ? .doesNotConform : isWritten ? .done : .noVerdict
    }
  }

  /// What a run does not reach, a sentence each.
  func shortfalls(of run: RunRecord) -> [String] {
    run.contracts.flatMap { contract in
      var sentences = thresholds.compactMap { $0.shortfall(in: contract) }
      let unexercised = requiresExercised ? contract.unexercised : []
      if let first = unexercised.first {
        let rest = unexercised.count > 1 ? " (and \(unexercised.count - 1) more)" : ""
        sentences.append(
          "\(shown(contract.id)): the MUST \(shown(first.requirement.id)) was not exercised\(rest): "
            + shown(first.reason ?? "no reason is known"))
      }
      return sentences
    }
  }
}
