public import CaseModel

extension Plan {
  /// The part of the plan that one shard runs: whole groups, the heaviest dealt out first, each to the shard that has
  /// the fewest requests so far.
  ///
  /// It depends on the plan alone: the parts of all shards together are the plan, and no two have a group in common.
  public func part(_ shard: Shard) -> Plan {
    var weights = Array(repeating: 0, count: shard.count)
    var mine: Set<Int> = []
    let heaviestFirst = groups.indices.sorted { (-groups[$0].requests, $0) < (-groups[$1].requests, $1) }
    for index in heaviestFirst {
      guard let lightest = weights.indices.min(by: { (weights[$0], $0) < (weights[$1], $1) }) else { break }
      weights[lightest] += groups[index].requests
      if lightest == shard.index - 1 { mine.insert(index) }
    }
    var part = self
    part.groups = groups.indices.filter(mine.contains).map { groups[$0] }
    part.shard = shard
    part.whole = controls.map(\.id) + cases.filter { $0.kind != .control }.map(\.id)
    return part
  }
}

extension CaseGroup {
  /// The requests of its cases and of the control after them.
  fileprivate var requests: Int { 1 + cases.map(\.steps.count).reduce(0, +) }
}
