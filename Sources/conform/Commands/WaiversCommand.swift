import ConformanceKit

/// `conform waivers draft`: a file of waivers to fill in.
enum WaiversCommand: Command {
  static let name = "waivers"
  static let summary = "write a waiver for every breach of a run, with owner, ticket and last day to be filled in"
  static let operands = "draft RUN.json [--output FILE]"
  static let mostOperands: Int? = 2
  static let output = Option(name: "--output", value: "FILE", help: "write the file here, not to standard output")
  static let options: [Option] = [output]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    guard let word = arguments.operands.first else {
      complaints.add("say what to do with waivers: conform waivers draft RUN.json")
      throw UsageFailure(complaints)
    }
    if word != "draft" { complaints.add(unknown("action", word, among: ["draft"])) }
    let record = RunRecord(at: arguments.operands.dropFirst().first, &complaints)
    let file = OutputFile(arguments, output, &complaints)
    guard let record, complaints.isEmpty else {
      file?.discard()
      throw UsageFailure(complaints)
    }
    let draft = WaiverFile(drafting: record)
    let bytes = draft.bytes()
    guard let file else {
      Terminal.out(json: String(decoding: bytes.dropLast(), as: UTF8.self))
      return .done
    }
    do throws(FileFailure) {
      try file.write(bytes)
    } catch {
      throw UsageFailure("\(shown(file.path)) could not be written: \(error.reason)", status: .noVerdict)
    }
    Terminal.say("\(counted(draft.waivers.count, "breach", "breaches")) to answer for in \(shown(file.path))")
    return .done
  }
}
