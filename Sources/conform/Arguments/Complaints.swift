import ConformanceKit

/// Everything that is wrong with the input, so that it is told at once and before anything is sent.
struct Complaints {
  private(set) var lines: [String] = []

  var isEmpty: Bool { lines.isEmpty }

  /// Adds a sentence.
  mutating func add(_ sentence: String) {
    lines.append("conform: \(sentence)")
  }

  /// Adds a problem with its place: `file:line:column: …`.
  mutating func add(_ problem: ContractProblem) {
    lines.append(shown(problem.text))
  }

  /// Adds problems of a record or file of waivers with their places.
  mutating func add(_ problems: [RecordProblem], of path: String, _ bytes: [UInt8]) {
    for problem in problems { add(problem.line(file: shown(path), in: bytes)) }
  }

  /// Adds what keeps a run from starting.
  mutating func add(_ failure: ConfigurationFailure) {
    for sentence in failure.sentences { add(shown(sentence)) }
  }

  /// Throws everything that was collected; returns when there is nothing.
  func stopIfAny() throws(UsageFailure) {
    if !lines.isEmpty { throw UsageFailure(self) }
  }
}

/// Input that cannot be worked with, and the status to leave with.
struct UsageFailure: Error {
  var complaints: Complaints
  var status: ExitStatus = .wrongInput

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  init(_ sentence: String, status: ExitStatus = .wrongInput) {
    var complaints = Complaints()
    complaints.add(sentence)
    self.init(complaints)
    self.status = status
  }
}
