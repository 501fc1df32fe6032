import ContractModel

/// Servers that do not check one part of how a request is authenticated.
struct AuthenticationFaults: FaultFamily {
  private static let oauth1: [(String, [Violation.Kind])] = [
    ("header", [.absent, .empty, .malformed]), ("consumer-key", [.other, .absent]),
    ("signature", [.absent, .empty, .other, .foreign]), ("body-hash", [.other, .absent]),
    ("timestamp", [.past, .future, .absent, .malformed]), ("nonce", [.absent, .replayed]),
  ]
  private static let aspenJWT: [(String, [Violation.Kind])] = [
    ("app-header", [.absent, .empty, .malformed, .unknown]), ("payload-header", [.absent, .empty, .malformed]),
    ("signature", [.other]), ("algorithm", [.algorithmNone]), ("nonce", [.absent, .empty, .malformed, .replayed]),
    ("epoch", [.absent, .empty, .malformed, .negative, .zero, .past, .future]), ("token", [.absent, .empty, .foreign]),
  ]

  private static let bearer: [(String, [Violation.Kind])] = [
    ("header", [.absent, .empty, .malformed, .blank, .other]),
    ("token", [.alteredStart, .alteredEnd, .truncated, .extended, .otherCase, .foreign]),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    let scheme = scope.authentication
    let parts: [(String, [Violation.Kind])] =
      switch scheme.scheme {
      case .none: []
      case .oauth1: Self.oauth1
      case .aspenJWT: Self.aspenJWT
      case .bearer: Self.bearer
      }
    return parts.flatMap { part, kinds in
      let aspect = "authentication.\(scheme.name).\(part)"
      let faults = kinds.map { scope.tolerance(aspect, "accepts-\($0.rawValue)", [$0]) }
      return (kinds.count > 1 ? faults + [scope.tolerance(aspect, "unchecked", Set(kinds))] : faults).compactMap { $0 }
    }
  }
}
