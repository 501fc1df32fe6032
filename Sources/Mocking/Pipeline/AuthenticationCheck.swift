import ContractModel
import HTTPCore

/// Verifies how a request is authenticated, when the target uses a scheme.
protocol AuthenticationCheck: Sendable {
  /// Notes what is wrong with the request's authentication.
  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory)

  /// The scheme that a 401 names.
  var challenge: String { get }
}

extension AuthenticationCheck {
  var challenge: String { "Token" }
}

/// The part of a scheme that every verifier needs: names, expected values, and how to note a violation.
struct AuthenticationParts: Sendable {
  var name: String
  var refusal: String
  /// The header field of an `api-key` scheme.
  var header: String
  /// By the scheme's own words: the values this server knows.
  var values: [String: String]

  init(_ authentication: Authentication, bindings: MockBindings) {
    name = authentication.name
    refusal = authentication.refusal
    header = authentication.header ?? ""
    values = authentication.bindings.compactMapValues { bindings[$0] }
  }

  /// How a credential differs from the one that a word stands for; nil when it is that one.
  func difference(_ text: String, from word: String) -> Violation.Kind? {
    let right = values[word] ?? ""
    if text == right, !right.isEmpty { return nil }
    if ["expiredToken", "expiredKey"].contains(where: { values[$0] == text }) { return .expired }
    if ["otherToken", "otherKey"].contains(where: { values[$0] == text }) { return .otherCaller }
    return CredentialCheck.difference(text, from: right)
  }

  /// The value of a header field that must stand there once, and not be empty; nil after noting what is wrong with it.
  func onlyValue(of header: String, _ context: inout RequestContext, _ behaviour: Behaviour) -> String? {
    let sent = context.request.fields.all(header).map(\.valueText)
    guard let text = sent.first, !text.isEmpty else {
      note("header", sent.isEmpty ? .absent : .empty, &context, behaviour)
      return nil
    }
    guard sent.count == 1 else {
      note("header", .duplicate, &context, behaviour)
      return nil
    }
    return text
  }

  /// Notes a violation of a part; returns whether the fault lets it pass.
  @discardableResult
  func note(
    _ part: String, _ kind: Violation.Kind, _ context: inout RequestContext, _ behaviour: Behaviour
  ) -> Bool {
    let aspect = "authentication.\(name).\(part)"
    return context.note(Violation(aspect: aspect, kind: kind, outcome: refusal, status: 401), behaviour)
  }
}

/// The nonces that authenticated requests have used.
protocol NonceMemory {
  /// Uses a nonce up.
  ///
  /// - Returns: whether it was new.
  func use(_ nonce: String) -> Bool
}

extension Authentication {
  /// The verifier of the scheme; nil for none.
  func verifier(_ bindings: MockBindings) -> (any AuthenticationCheck)? {
    let parts = AuthenticationParts(self, bindings: bindings)
    switch scheme {
    case .none: return nil
    case .oauth1: return OAuth1Check(parts: parts)
    case .aspenJWT: return AspenJWTCheck(parts: parts)
    case .bearer: return BearerCheck(parts: parts)
    case .basic: return BasicCheck(parts: parts)
    case .apiKey: return APIKeyCheck(parts: parts)
    }
  }
}
