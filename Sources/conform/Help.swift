/// The texts of `--help`.
enum Help {
  /// Every command in one line.
  static func overview(_ commands: [any Command.Type]) -> String {
    let width = commands.map { $0.name.count }.max() ?? 0
    let lines = commands.map { "  \($0.name.padding(to: width))  \($0.summary)" }
    return
      (["conform puts a server to the test of a published contract", "", "usage: conform COMMAND …", ""] + lines + [
        "", "conform COMMAND --help tells a command's options.",
        "exit status: 0 conforms or done, 1 does not conform, 2 wrong input, 3 no verdict",
      ]).joined(separator: "\n")
  }

  /// One command with its options.
  static func text(_ command: any Command.Type) -> String {
    var lines = ["usage: conform \(command.name) \(command.operands)", "", command.summary]
    if !command.options.isEmpty { lines.append("") }
    let width = command.options.map { $0.shown.count }.max() ?? 0
    for option in command.options {
      lines.append("  \(option.shown.padding(to: width))  \(option.help)" + (option.mayRepeat ? " (may repeat)" : ""))
    }
    return lines.joined(separator: "\n")
  }
}
