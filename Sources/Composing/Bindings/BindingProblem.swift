/// What is wrong with one value that a target gives.
public struct BindingProblem: Error, Hashable, Sendable {
  /// The binding's name.
  public var binding: String
  /// What was given, in shape only (length and alphabet, never the value), and what is wanted.
  public var message: String

  public init(binding: String, message: String) {
    self.binding = binding
    self.message = message
  }
}

/// Everything that is wrong with the values a target gives.
public struct BindingProblems: Error, Hashable, Sendable {
  /// At least one, in the order of the contract's bindings, names the contract does not know at the end.
  public var problems: [BindingProblem]

  public init(problems: [BindingProblem]) {
    self.problems = problems
  }
}
