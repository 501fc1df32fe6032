public import CaseModel
import ContractModel

/// Why records are not the shards of one run: a sentence that names the record.
public struct MergeFailure: Error, Sendable, Hashable {
  public var message: String
}

/// Puts the records of all shards together: what the run of the whole plan would have said.
public enum RunMerge {
  /// A record and what it is called in sentences.
  public struct Part: Sendable {
    public var name: String
    public var run: RunRecord

    public init(name: String, run: RunRecord) {
      self.name = name
      self.run = run
    }
  }

  /// - Throws: a sentence for a shard that is missing, there twice, or of another run.
  public static func merge(_ parts: [Part]) throws(MergeFailure) -> RunRecord {
    guard let first = parts.first, let shard = first.shard else {
      throw MergeFailure(message: parts.isEmpty ? "name the records of the shards" : notAShard(parts[0]))
    }
    var byIndex: [Int: Part] = [:]
    for part in parts {
      guard let own = part.shard, part.run.contracts.allSatisfy({ $0.shard?.index == own.index }) else {
        throw MergeFailure(message: notAShard(part))
      }
      guard part.run.contracts.allSatisfy({ $0.waivers == nil }) else {
        throw MergeFailure(message: "\(part.name): has waivers, which are for all shards together: conform merge")
      }
      if let difference = difference(part, first) {
        throw MergeFailure(message: "\(part.name): belongs to another run than \(first.name): \(difference)")
      }
      if let other = byIndex[own.index] {
        throw MergeFailure(message: "\(part.name): is shard \(own.words), and so is \(other.name)")
      }
      byIndex[own.index] = part
    }
    for index in 1...max(1, shard.count) where byIndex[index] == nil {
      throw MergeFailure(message: "shard \(index) of \(shard.count) is missing")
    }
    let runs = byIndex.sorted { $0.key < $1.key }.map(\.value.run)
    var merged = first.run
    merged.startedAt = runs.map(\.startedAt).min() ?? 0
    merged.duration = (runs.map { $0.startedAt * 1000 + $0.duration }.max() ?? 0) - merged.startedAt * 1000
    merged.wasInterrupted = runs.contains(where: \.wasInterrupted)
    merged.contracts = first.run.contracts.indices.map { index in
      ContractMerge(parts: runs.map { $0.contracts[index] }).record
    }
    return merged
  }

  private static func notAShard(_ part: Part) -> String {
    "\(part.name): is no shard: it was not made by conform run --shard"
  }

  /// What shows that two records are not of one run; nil when nothing does.
  private static func difference(_ part: Part, _ first: Part) -> String? {
    let (own, other) = (part.run, first.run)
    let pairs: [(String, String, String)] = [
      ("kit", own.kit, other.kit), ("suite", own.suite, other.suite), ("seed", "\(own.seed)", "\(other.seed)"),
      ("prefix of --only", own.only ?? "none", other.only ?? "none"),
      ("strictness", "\(own.isStrict)", "\(other.isStrict)"),
      ("layers left out", own.without.joined(separator: ","), other.without.joined(separator: ",")),
      ("contracts", own.contracts.map(\.id).joined(separator: ","), other.contracts.map(\.id).joined(separator: ",")),
    ]
    for (what, mine, theirs) in pairs where mine != theirs { return "\(what) \(mine), not \(theirs)" }
    for (mine, theirs) in zip(own.contracts, other.contracts) {
      if mine.shard?.count != theirs.shard?.count {
        return "shard \(mine.shard?.words ?? "?"), not of \(theirs.shard?.count ?? 0)"
      }
      if mine.source.sha256 != theirs.source.sha256 || mine.version != theirs.version {
        return "another file of the contract \(mine.id)"
      }
      if mine.target.isMock != theirs.target.isMock || (!mine.target.isMock && mine.target.url != theirs.target.url) {
        return "target \(mine.target.url), not \(theirs.target.url)"
      }
      if mine.target.fault != theirs.target.fault || mine.target.authentication != theirs.target.authentication {
        return "another fault or authentication of \(mine.id)"
      }
      if mine.shard?.plan != theirs.shard?.plan { return "another plan of \(mine.id)" }
    }
    return nil
  }
}

extension RunMerge.Part {
  fileprivate var shard: ShardRecord? { run.contracts.first?.shard }
}

/// The shards of one contract put together.
private struct ContractMerge {
  /// In the order of their indices.
  let parts: [ContractRecord]

  private var shards: [ShardRecord] { parts.compactMap(\.shard) }

  var record: ContractRecord {
    var record = parts[0]
    record.shard = nil
    record.startedAt = parts.map(\.startedAt).min() ?? 0
    record.duration = (parts.map { $0.startedAt * 1000 + $0.duration }.max() ?? 0) - record.startedAt * 1000
    record.requestsSent = parts.map(\.requestsSent).reduce(0, +)
    record.stopped = parts.compactMap(\.stopped).first
    record.unreachable = parts.compactMap(\.unreachable).first
    record.cases = cases
    record.notes = notes(record.cases)
    let accepted = Set(shards.flatMap(\.accepted))
    let tally = RequirementTally(
      requirements: record.requirements.map(\.requirement), held: Set(shards.flatMap(\.held)),
      unprovable: Set(shards.flatMap(\.operations)).subtracting(accepted),
      stopped: record.stopped ?? record.unreachable, unexercised: shards.first?.unexercised ?? [:])
    record.requirements = tally.records(record.cases)
    return record
  }

  /// The cases in the order of the whole plan; controls of all shards in one record each.
  private var cases: [CaseRecord] {
    var found: [String: CaseRecord] = [:]
    for record in parts.flatMap(\.cases) {
      found[record.id] = found[record.id].map { $0.joined(record) } ?? record
    }
    return (shards.first?.plan ?? []).compactMap { found[$0] }
  }

  private func notes(_ cases: [CaseRecord]) -> [String] {
    var seen: Set<String> = []
    let withheld = CaseRecord.withheldNotes(cases)
    let others = parts.flatMap { part in
      let own = CaseRecord.withheldNotes(part.cases)
      return part.notes.filter { !own.contains($0) }
    }
    return others.filter { seen.insert($0).inserted } + withheld
  }
}

extension CaseRecord {
  /// The record of a control and the one of another shard in one.
  fileprivate func joined(_ other: CaseRecord) -> CaseRecord {
    var joined = self
    joined.duration += other.duration
    let step = (exchanges.map(\.step).max() ?? -1) + 1
    for finding in other.findings {
      let own = joined.findings.firstIndex { $0.requirement == finding.requirement && $0.title == finding.title }
      if let own {
        if let mine = joined.findings[own].stability, let theirs = finding.stability {
          joined.findings[own].stability = Stability(seen: mine.seen + theirs.seen, sent: mine.sent + theirs.sent)
        }
        continue
      }
      var finding = finding
      finding.step += step
      joined.findings.append(finding)
    }
    if joined.findings.count > findings.count {
      joined.exchanges += other.exchanges.map { exchange in
        var exchange = exchange
        exchange.step += step
        return exchange
      }
    }
    let worst: [CaseOutcome] = [.failed, .warned, .waived, .undecided, .passed, .skipped]
    joined.outcome = worst.first { $0 == outcome || $0 == other.outcome } ?? outcome
    joined.reason = joined.outcome == outcome ? reason : other.reason
    return joined
  }
}
