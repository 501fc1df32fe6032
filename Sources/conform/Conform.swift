import ConformanceKit
import Glibc

/// The entry point: finds the command, runs it, and leaves with its exit status.
@main
struct Conform {
  static var commands: [any Command.Type] {
    [
      RunCommand.self, MockCommand.self, ListCommand.self, PlanCommand.self, ExplainCommand.self, LintCommand.self,
      InitCommand.self, ReportCommand.self, MergeCommand.self, WaiversCommand.self, VerifyCommand.self,
      CompareCommand.self, DiffCommand.self, SelfTestCommand.self,
    ]
  }

  static func main() {
    CrashSecrecy.begin()
    // A reader that goes away ends nothing: writing then fails, and is passed over.
    signal(SIGPIPE, SIG_IGN)
    exit(status(of: Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  private static func status(of words: [String]) -> ExitStatus {
    guard let first = words.first else {
      Terminal.say(Help.overview(commands))
      return .wrongInput
    }
    let rest = Array(words.dropFirst())
    switch first {
    case "help", "--help", "-h":
      let command = rest.first.flatMap { name in commands.first { $0.name == name } }
      Terminal.out(command.map(Help.text) ?? Help.overview(commands))
      return .done
    case "--version", "version":
      Terminal.out("conform \(KitVersion.current)")
      return .done
    default: break
    }
    guard let command = commands.first(where: { $0.name == first }) else {
      Terminal.say("conform: " + unknown("command", first, among: commands.map { $0.name }))
      return .wrongInput
    }
    if rest.contains("--help") || rest.contains("-h") {
      Terminal.out(Help.text(command))
      return .done
    }
    do throws(UsageFailure) {
      return try command.run(Arguments(rest, options: command.options, most: command.mostOperands))
    } catch {
      for line in error.complaints.lines { Terminal.say(line) }
      return error.status
    }
  }
}
