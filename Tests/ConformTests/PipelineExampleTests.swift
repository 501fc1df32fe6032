import Foundation
import Testing

/// The pipelines of `Reports/examples/ci` are well formed, and what they run is understood.
@Suite struct PipelineExampleTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reports/examples/ci")

  static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).components(separatedBy: "\n")
  }

  /// The keys of a YAML file of mappings and lists, as paths; scalars that are folded over lines are stepped over.
  ///
  /// Strict where such files go wrong: tabs, odd indentation, a key that stands twice, a line that is neither.
  static func paths(_ lines: [String]) throws -> [String: String] {
    var stack: [(indent: Int, key: String)] = []
    var result: [String: String] = [:]
    var items: [String: Int] = [:]
    var folded: Int?
    for line in lines {
      try #require(!line.contains("\t"), "\(line)")
      let indent = line.prefix { $0 == " " }.count
      var text = String(line.dropFirst(indent))
      if text.isEmpty || text.hasPrefix("#") { continue }
      if let start = folded {
        if indent > start { continue }
        folded = nil
      }
      try #require(indent.isMultiple(of: 2), "\(line)")
      stack.removeAll { $0.indent >= indent }
      var depth = indent
      if text == "-" || text.hasPrefix("- ") {
        let parent = stack.map(\.key).joined(separator: ".")
        items[parent, default: 0] += 1
        stack.append((indent, "\((items[parent] ?? 1) - 1)"))
        text = String(text.dropFirst(2))
        depth += 2
      }
      let isScalar = stack.last.map { Int($0.key) != nil } == true && text.firstMatch(of: /^[\w-]+:( |$)/) == nil
      if isScalar {
        result[stack.map(\.key).joined(separator: ".")] = text
        continue
      }
      let match = try #require(text.firstMatch(of: /^([\w-]+):(?: (.*))?$/), "\(line)")
      stack.append((depth, String(match.1)))
      let path = stack.map(\.key).joined(separator: ".")
      try #require(result[path] == nil, "\(path) stands twice")
      result[path] = match.2.map(String.init) ?? ""
      if let value = match.2, [">-", "|", ">"].contains(String(value)) { folded = indent }
    }
    return result
  }

  @Test func gitHubRunsAMatrixOfShardsAndMergesThem() throws {
    let paths = try Self.paths(try Self.lines("github-actions.yml"))

    #expect(paths["jobs.shard.strategy.matrix.shard"] == "[1, 2, 3, 4, 5]")
    #expect(paths["jobs.shard.steps.1.run"]?.contains("--shard ${{ matrix.shard }}/5") == true)
    #expect(paths["jobs.shard.steps.2.uses"]?.hasPrefix("actions/upload-artifact@") == true)
    #expect(paths["jobs.verdict.needs"] == "shard")
  }

  @Test func gitLabRunsParallelShards() throws {
    let paths = try Self.paths(try Self.lines("gitlab-ci.yml"))

    #expect(paths["shard.parallel"] == "5")
    #expect(paths["shard.script.0"]?.contains("--shard auto ") == true)
    #expect(paths["verdict.artifacts.reports.junit"] == "junit.xml")
    #expect(paths["stages.0"] == paths["shard.stage"] && paths["stages.1"] == paths["verdict.stage"])
  }

  @Test func kubernetesRunsAnIndexedJob() throws {
    let paths = try Self.paths(try Self.lines("kubernetes-indexed-job.yaml"))

    #expect(paths["kind"] == "Job" && paths["apiVersion"] == "batch/v1")
    #expect(paths["spec.completionMode"] == "Indexed")
    let command = try #require(paths["spec.template.spec.containers.0.command.2"])
    #expect(command.contains("--shard auto/\(paths["spec.completions"] ?? "?")"))
  }

  @Test func jenkinsRunsEveryShardInAStageOfItsOwn() throws {
    let text = try Self.lines("Jenkinsfile").filter { !$0.hasPrefix("//") }.joined(separator: "\n")
    let shards = text.matches(of: /--shard (\d)\/(\d)/).map { "\($0.1) of \($0.2)" }

    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    #expect(text.matches(of: /stage\('([^']*)'\)/).map { String($0.1) } == ["shards", "shard 1", "shard 2", "verdict"])
    #expect(shards == ["1 of 2", "2 of 2"])
    #expect(text.contains("conform merge shard-1/run.json shard-2/run.json"))
  }
}
