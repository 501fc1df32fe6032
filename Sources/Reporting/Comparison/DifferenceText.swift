public import ContractModel
import JSONCore

extension ContractDifference {
  /// The difference for a terminal: each change with what it does to servers and clients, then what earlier runs are
  /// still worth, and the numbers in the last line.
  public var text: String {
    var lines = ["old: \(oneLine(old.file))", "new: \(oneLine(new.file))"]
    for direction in ContractChange.Direction.allCases {
      let some = changes.filter { $0.direction == direction }
      guard !some.isEmpty else { continue }
      lines += ["", "\(direction.rawValue): \(some.count)"]
      for change in some {
        lines.append("  \(oneLine(change.id))")
        lines.append(
          "    \(oneLine(change.old.isEmpty ? "nothing" : change.old)) → \(oneLine(change.new.isEmpty ? "nothing" : change.new))"
        )
        lines.append("    servers: \(change.servers.rawValue); clients: \(change.clients.rawValue)")
      }
    }
    lines += ["", "verdicts of earlier runs:"]
    for standing in Standing.allCases {
      let ids = self.standing.filter { $0.value == standing }.keys.sorted()
      guard !ids.isEmpty else { continue }
      lines.append("  \(standing.rawValue): \(ids.count)")
      if standing != .holds { lines += ids.map { "    \(oneLine($0))" } }
    }
    return (lines + ["", summary]).joined(separator: "\n")
  }

  /// The numbers in one line.
  public var summary: String {
    let numbers = ContractChange.Direction.allCases.map { direction in
      "\(changes.count { $0.direction == direction }) \(direction.rawValue)"
    }
    let effect = { (isBreaking: Bool) in isBreaking ? "breaking" : "compatible" }
    return
      "servers: \(effect(breaksServers)); clients: \(effect(breaksClients)); \(numbers.joined(separator: ", "))"
  }

  /// The difference as Markdown.
  public var markdown: String {
    var blocks = [
      "# \(MarkdownText.words(oneLine(new.file)))", MarkdownText.words(summary),
    ]
    if !changes.isEmpty {
      blocks.append(
        MarkdownText.table(
          ["change", "requirement", "old", "new", "servers", "clients"],
          changes.map { change in
            [
              change.direction.rawValue, MarkdownText.code(oneLine(change.id)),
              MarkdownText.words(oneLine(change.old)),
              MarkdownText.words(oneLine(change.new)), change.servers.rawValue,
              change.clients.rawValue,
            ]
          }))
    }
    let rows = standing.filter { $0.value != .holds }.sorted { $0.key < $1.key }
    blocks.append("\(standing.count - rows.count) verdicts of earlier runs hold.")
    if !rows.isEmpty {
      blocks.append(
        MarkdownText.table(
          ["verdict of earlier runs", "requirement"],
          rows.map { [$0.value.rawValue, MarkdownText.code(oneLine($0.key))] }))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The difference as JSON.
  public var json: [UInt8] {
    JSONValue.object([
      ("format", .number(1)), ("old", Self.file(old)), ("new", Self.file(new)),
      ("servers", .string(breaksServers ? "breaking" : "compatible")),
      ("clients", .string(breaksClients ? "breaking" : "compatible")),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("requirement", .string(change.id)), ("change", .string(change.direction.rawValue)),
              ("old", .string(change.old)), ("new", .string(change.new)),
              ("servers", .string(change.servers.rawValue)),
              ("clients", .string(change.clients.rawValue)),
            ])
          })
      ),
      (
        "verdicts",
        .object(standing.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.rawValue)) })
      ),
    ]).bytes(.pretty) + [0x0A]
  }

  private static func file(_ source: ContractSource) -> JSONValue {
    .object([("file", .string(source.file)), ("sha256", .string(source.sha256))])
  }
}
