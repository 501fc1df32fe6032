public import CaseModel
public import ContractModel

extension RunRecord {
  /// The run under waivers: a breach that one of them names is waived, and with it a requirement all of whose breaches
  /// are; a waiver whose last day is over when the run starts, or that matches nothing, fails the run.
  ///
  /// - Parameters:
  ///   - waivers: those of contracts outside the run are passed over.
  ///   - file: where they come from.
  public func waiving(_ waivers: [Waiver], from file: ContractSource) -> RunRecord {
    var run = self
    run.waivers = file
    for index in run.contracts.indices {
      let own = waivers.filter { $0.requirement.hasPrefix(run.contracts[index].id + "/") }
      let isWhole = isWhole && run.contracts[index].stopped == nil && run.contracts[index].unreachable == nil
      run.contracts[index].waive(own, at: startedAt, isWhole: isWhole)
    }
    return run
  }

  /// Whether every case there is was to be run, so that one which is not there does not exist any more.
  private var isWhole: Bool { suite == "standard" && only == nil && without.isEmpty && !wasInterrupted }
}

extension ContractRecord {
  fileprivate mutating func waive(_ waivers: [Waiver], at moment: Int64, isWhole: Bool) {
    let standing = waivers.filter { !$0.isOver(at: moment) }
    for index in cases.indices { cases[index].waive(standing, level: level) }
    for index in requirements.indices { waive(at: index, standing) }
    for index in requirements.indices { excuse(at: index) }
    self.waivers = waivers.map { WaiverRecord($0, state: state(of: $0, at: moment, isWhole: isWhole)) }
  }

  private func level(of id: String) -> Level? {
    requirements.first { $0.requirement.id == id }?.requirement.level
  }

  /// Waives a requirement when every breach of it is.
  private mutating func waive(at index: Int, _ waivers: [Waiver]) {
    let record = requirements[index]
    guard record.status == .broken || record.status == .warned else { return }
    let findings = cases.flatMap(\.findings).filter { $0.requirement == record.requirement.id }
    guard !findings.isEmpty, findings.allSatisfy({ $0.waiver != nil }) else { return }
    let used = waivers.filter { waiver in findings.contains { waiver.matches($0) } }
    requirements[index].status = .waived
    var sentences: [String] = []
    for sentence in used.map(\.sentence) where !sentences.contains(sentence) { sentences.append(sentence) }
    requirements[index].reason = sentences.joined(separator: "; ")
  }

  /// What is undecided for no other reason than a waived breach in its cases is not exercised: no run can do better.
  private mutating func excuse(at index: Int) {
    let record = requirements[index]
    guard record.status == .undecided, record.requirement.notObservable == nil else { return }
    let made = cases.filter { record.cases.contains($0.id) }
    guard let waived = made.first(where: { $0.outcome == .waived }),
      made.allSatisfy({ $0.outcome == .waived || $0.outcome == .skipped })
    else { return }
    requirements[index].status = .notExercised
    requirements[index].reason = "its cases broke a promise that is waived: \(waived.findings[0].requirement)"
  }

  private func state(of waiver: Waiver, at moment: Int64, isWhole: Bool) -> WaiverRecord.State {
    if waiver.isOver(at: moment) { return .expired }
    if cases.contains(where: { $0.findings.contains(where: waiver.matches) }) { return .used }
    return isJudged(waiver, isWhole: isWhole) ? .stale : .notJudged
  }

  /// Whether the run would have shown the breach if it were still there.
  private func isJudged(_ waiver: Waiver, isWhole: Bool) -> Bool {
    guard let id = waiver.caseID else {
      let status = requirements.first { $0.requirement.id == waiver.requirement }?.status
      return status.map { [.proved, .broken, .warned, .waived].contains($0) } ?? isWhole
    }
    guard let record = cases.first(where: { $0.id == id }) else { return isWhole }
    return record.outcome != .skipped && record.outcome != .undecided
  }
}

extension CaseRecord {
  /// Marks the findings that a waiver names, and waives the case when nothing else was found.
  fileprivate mutating func waive(_ waivers: [Waiver], level: (String) -> Level?) {
    for index in findings.indices {
      findings[index].waiver = waivers.first { $0.matches(findings[index]) }?.ticket
    }
    guard outcome == .failed || outcome == .warned, findings.contains(where: { $0.waiver != nil }) else { return }
    let levels = findings.filter { $0.waiver == nil }.map { level($0.requirement) }
    outcome = levels.contains(.must) ? .failed : levels.contains(.should) ? .warned : .waived
  }
}

extension Waiver {
  /// Whether its last day is over, UTC.
  ///
  /// - Parameter moment: milliseconds since 1970.
  public func isOver(at moment: Int64) -> Bool {
    // Dates of one form compare as text.
    String(TimeText.timestamp(moment).prefix(10)) > expires
  }

  /// Whether the finding is the breach it names.
  fileprivate func matches(_ finding: Finding) -> Bool {
    finding.requirement == requirement && finding.fingerprint == fingerprint
  }

  /// Who answers for the breach, until when and why.
  var sentence: String { "waived until \(expires) by \(owner) (\(ticket)): \(reason)" }
}

extension WaiverRecord {
  /// What is to be done about it, one sentence.
  var sentence: String {
    let name = "the waiver \(waiver.ticket) of \(waiver.requirement) (\(waiver.fingerprint))"
    switch state {
    case .used: return "\(name) is used"
    case .expired: return "\(name) ended on \(waiver.expires): mend the breach, or renew the waiver"
    case .stale: return "\(name) is stale, the breach is not found any more: take it out"
    case .notJudged: return "\(name) was not put to use: its case was not judged in this run"
    }
  }
}
