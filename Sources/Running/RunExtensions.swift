public import Composing
public import Judging
public import Planning

/// What a library user adds to the kit for a run.
public struct RunExtensions: Sendable {
  /// Make further cases, after those of the built-in generators.
  public var generators: [any CaseGenerator]
  /// Hold every answer against more, after the built-in checks.
  public var checks: [any ConformanceCheck]
  /// Authenticates every request, beside the contract's own scheme.
  public var scheme: (any AuthenticationScheme)?

  public init(
    generators: [any CaseGenerator] = [], checks: [any ConformanceCheck] = [],
    scheme: (any AuthenticationScheme)? = nil
  ) {
    self.generators = generators
    self.checks = checks
    self.scheme = scheme
  }
}
