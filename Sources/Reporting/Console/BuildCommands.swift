extension ConsoleReport {
  /// How commands to a build server begin anywhere in a line: GitHub's old form, Azure Pipelines, TeamCity.
  private static let marks = ["##[", "##vso[", "##teamcity["]

  /// A text none of whose lines a build server takes for a command, whatever a target sent: a blank breaks the marks,
  /// and a `::` at the beginning of a line, with which GitHub's commands begin.
  static func withoutCommands(_ text: String) -> String {
    var text = text
    for mark in marks where text.contains(mark) { text = text.replacing(mark, with: "## \(mark.dropFirst(2))") }
    guard text.contains("::") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.prefix { $0 == " " }
      let rest = line.dropFirst(start.count)
      return rest.hasPrefix("::") ? "\(start): :\(rest.dropFirst(2))" : String(line)
    }.joined(separator: "\n")
  }
}
