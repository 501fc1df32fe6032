import ContractModel

/// Servers that do not check one part of how a request is authenticated, or refuse what a scheme leaves free.
struct AuthenticationFaults: FaultFamily {
  private static let tokens: [Violation.Kind] = [
    .alteredStart, .alteredEnd, .truncated, .extended, .otherCase, .foreign, .expired, .otherCaller,
  ]
  private static let oauth1: [(String, [Violation.Kind])] = [
    ("header", [.absent, .empty, .malformed, .other]), ("consumer-key", [.other, .absent, .empty]),
    ("signature", [.absent, .empty, .malformed, .other, .foreign, .noMethod, .publicKeyAsSecret, .emptySecret]),
    ("body-hash", [.other, .absent, .empty]),
    ("timestamp", [.past, .future, .absent, .empty, .malformed]), ("nonce", [.absent, .replayed]),
  ]
  private static let aspenJWT: [(String, [Violation.Kind])] = [
    ("app-header", [.absent, .empty, .malformed, .unknown]), ("payload-header", [.absent, .empty, .malformed]),
    (
      "signature",
      [.other, .otherCase, .alteredEnd, .truncated, .empty, .embeddedKey, .linkedKey, .namedKey]
    ),
    ("algorithm", [.algorithmNone, .algorithmNoneInOtherCase]),
    ("nonce", [.absent, .empty, .malformed, .replayed, .replayedInOtherCase]),
    ("epoch", [.absent, .empty, .malformed, .negative, .zero, .past, .dayOld, .future]),
    ("token", [.absent, .empty] + tokens),
  ]

  private static let bearer: [(String, [Violation.Kind])] = [
    ("header", [.absent, .empty, .malformed, .blank, .other]), ("token", tokens),
  ]

  private static let basic: [(String, [Violation.Kind])] = [
    ("header", [.absent, .empty, .malformed, .blank, .notBase64, .symbol]),
    (
      "credentials",
      [.unknown, .empty, .blank, .alteredStart, .alteredEnd, .truncated, .extended, .otherCase, .otherCaller]
    ),
  ]
  private static let apiKey: [(String, [Violation.Kind])] = [("header", [.absent, .empty]), ("key", tokens)]

  func faults(in scope: FaultScope) -> [Fault] {
    let scheme = scope.authentication
    let parts: [(String, [Violation.Kind])] =
      switch scheme.scheme {
      case .none: []
      case .oauth1: Self.oauth1
      case .aspenJWT: Self.aspenJWT
      case .bearer: Self.bearer
      case .basic: Self.basic
      case .apiKey: Self.apiKey
      }
    let prefix = "authentication.\(scheme.name)."
    let unchecked = parts.flatMap { part, kinds -> [Fault?] in
      let kinds = kinds.filter { scheme.has($0) }
      let faults = kinds.map { scope.tolerance(prefix + part, "accepts-\($0.rawValue)", [$0]) }
      return kinds.count > 1 ? faults + [scope.tolerance(prefix + part, "unchecked", Set(kinds))] : faults
    }
    let strict = scheme.scheme.freedoms.map { part, name, feature in
      scope.fault(prefix + part, "refuses-\(name)", .refuses(feature))
    }
    return (unchecked + strict).compactMap { $0 }
  }
}

extension Authentication {
  /// Whether a target can show a server that accepts this: it needs a credential that must not serve.
  fileprivate func has(_ kind: Violation.Kind) -> Bool {
    switch kind {
    case .expired: ["expiredToken", "expiredKey"].contains { bindings[$0] != nil }
    case .otherCaller: ["otherToken", "otherKey", "otherUser"].contains { bindings[$0] != nil }
    default: true
    }
  }
}

extension Authentication.Scheme {
  /// What a server has to accept although it is not what clients usually send: the part, a name, and what shows it.
  fileprivate var freedoms: [(part: String, name: String, feature: Feature)] {
    switch self {
    case .none, .bearer, .basic, .apiKey: []
    case .oauth1: [("header", "no-version", .absent(field: "authentication.version"))]
    case .aspenJWT:
      [
        ("app-header", "upper-case", .letters(field: "authentication.app", upper: true)),
        ("nonce", "upper-case", .letters(field: "authentication.nonce", upper: true)),
        ("epoch", "fraction", .fraction(field: "authentication.epoch")),
        ("epoch", "hours-away", .hoursAway(field: "authentication.epoch")),
      ]
    }
  }
}
