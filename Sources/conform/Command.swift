/// One command: its words, and what it does.
protocol Command {
  static var name: String { get }
  /// What it does, in one line.
  static var summary: String { get }
  /// How operands are shown in the usage line.
  static var operands: String { get }
  static var options: [Option] { get }
  /// How many operands it takes at the most; nil for any number.
  static var mostOperands: Int? { get }
  /// Does it.
  ///
  /// - Throws: everything that is wrong with the input, at once.
  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus
}

/// The status a command ends with.
enum ExitStatus: Int32 {
  /// The target conforms, or the command did what it was asked to.
  case done = 0
  case doesNotConform = 1
  /// Command line, contract or configuration cannot be worked with; nothing was sent.
  case wrongInput = 2
  case noVerdict = 3
}
