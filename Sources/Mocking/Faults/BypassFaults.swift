import ContractModel

/// Servers that ask for credentials at an operation's path as it is written, and serve it at others too; and those that
/// take a credential from the query.
struct BypassFaults: FaultFamily {
  private static let slips: [(String, PathSlip)] = [
    ("serves-anyone-behind-a-slash", .slash), ("serves-anyone-in-other-case", .otherCase),
    ("serves-anyone-behind-a-semicolon", .parameter), ("serves-anyone-behind-two-slashes", .doubledSlash),
    ("serves-anyone-behind-a-dot", .dotSegment), ("serves-anyone-at-an-encoded-path", .encodedLetter),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    let fields = scope.operation.request.headers.filter {
      $0.isCredential && $0.presence == .required && !scope.leavesOpen($0, .absent)
    }
    let ofFields = fields.flatMap { field -> [Fault?] in
      let aspect = field.aspect(.presence)
      return unguarded(aspect, scope) + [scope.fault(aspect, "reads-the-query", .routes(.credentialInQuery))]
    }
    return (ofFields + ofScheme(scope)).compactMap { $0 }
  }

  private func ofScheme(_ scope: FaultScope) -> [Fault?] {
    let prefix = "authentication.\(scope.authentication.name)."
    switch scope.authentication.scheme {
    case .none: return []
    case .aspenJWT: return unguarded(prefix + "app-header", scope)
    case .oauth1, .bearer, .basic: return unguarded(prefix + "header", scope)
    case .apiKey:
      return unguarded(prefix + "header", scope) + [
        scope.fault(prefix + "header", "reads-the-query", .routes(.credentialInQuery))
      ]
    }
  }

  private func unguarded(_ aspect: String, _ scope: FaultScope) -> [Fault?] {
    Self.slips.map { scope.fault(aspect, $0.0, .routes(.unguarded($0.1))) }
  }
}
