import ConformanceKit

/// Which part of the plan is run.
enum ShardInput {
  static let option = Option(
    name: "--shard", value: "I/N", help: "run one part of N; auto or auto/N: the index from the environment")

  /// Reads `2/5`, `auto` or `auto/5`; nil when the option is not there, or is none of these.
  ///
  /// - Parameter environment: with `CI_NODE_INDEX` (from 1) or `JOB_COMPLETION_INDEX` (from 0), and `CI_NODE_TOTAL`.
  static func shard(
    _ arguments: Arguments, environment: [String: String], _ complaints: inout Complaints
  ) -> Shard? {
    guard let text = arguments[option] else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    let total = parts.count == 2 ? parts[1] : parts[0] == "auto" ? environment["CI_NODE_TOTAL"] : nil
    guard parts.count <= 2, let total else {
      complaints.add(
        parts == ["auto"]
          ? "--shard auto: CI_NODE_TOTAL is not set; write how many shards there are: --shard auto/5"
          : "--shard \(quoted(text)): takes a part and how many there are, such as 2/5, or auto")
      return nil
    }
    var index = Int(parts[0])
    if parts[0] == "auto" {
      index =
        environment["CI_NODE_INDEX"].flatMap { Int($0) }
        ?? environment["JOB_COMPLETION_INDEX"].flatMap { Int($0) }.map { $0 + 1 }
      guard index != nil else {
        complaints.add(
          "--shard \(quoted(text)): neither CI_NODE_INDEX nor JOB_COMPLETION_INDEX is set to a number in the environment"
        )
        return nil
      }
    }
    guard let index, let count = Int(total), (1...1_000).contains(count), let shard = Shard(index, of: count) else {
      complaints.add("--shard \(quoted(text)): takes a part from 1 to the number of parts, 1000 at most, such as 2/5")
      return nil
    }
    return shard
  }
}
