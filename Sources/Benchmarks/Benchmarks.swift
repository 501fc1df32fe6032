/// The entry point: runs every benchmark and prints what it measured on this machine.
@main
struct Benchmarks {
  static func main() throws {
    print("median of several runs, this machine, this build; ratios compare within one run")
    try JSONBenchmark.run()
    try JudgingBenchmark.run()
    try MockBenchmark.run()
    try RunBenchmark.run()
    ProcessBenchmark.run()
  }
}
