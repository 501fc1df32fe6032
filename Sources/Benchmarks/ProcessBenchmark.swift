import Foundation

/// Start-up time of the command and peak memory of this process.
enum ProcessBenchmark {
  static func run() {
    let conform = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "conform")
    if FileManager.default.isExecutableFile(atPath: conform.path()) {
      let seconds = Harness.seconds(runs: 9) {
        let process = Process()
        process.executableURL = conform
        process.arguments = ["--version"]
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return }
        process.waitUntilExit()
      }
      Harness.report("start-up of conform --version", seconds * 1000, "ms", note: "starting the process included")
    }
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    if let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Double(line.split(separator: " ").dropFirst().first ?? "")
    {
      Harness.report("peak memory of all this", kilobytes / 1024, "MiB")
    }
  }
}
