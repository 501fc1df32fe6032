import PayloadCrypto

/// Verifies the user and the password of a request (RFC 7617).
struct BasicCheck: AuthenticationCheck {
  var parts: AuthenticationParts
  var challenge: String { "Basic" }

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    guard let text = parts.onlyValue(of: "Authorization", &context, behaviour) else { return }
    switch Self.credentials(text) {
    case .failure(let wrong): parts.note("header", wrong.kind, &context, behaviour)
    case .success(let credentials):
      if let kind = finding(credentials.user, credentials.password) {
        parts.note("credentials", kind, &context, behaviour)
      }
    }
  }

  private struct Wrong: Error {
    var kind: Violation.Kind
  }

  private static func credentials(_ text: String) -> Result<(user: String, password: String), Wrong> {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.first?.lowercased() == "basic" else { return .failure(Wrong(kind: .malformed)) }
    guard words.count == 2 else { return .failure(Wrong(kind: .blank)) }
    guard let bytes = Base64.decode(String(words[1])) else { return .failure(Wrong(kind: .notBase64)) }
    guard let colon = bytes.firstIndex(of: 0x3A) else { return .failure(Wrong(kind: .symbol)) }
    return .success(
      (String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: bytes[(colon + 1)...], as: UTF8.self)))
  }

  private func finding(_ user: String, _ password: String) -> Violation.Kind? {
    if user.isEmpty { return .empty }
    guard user == parts.values["user"] else {
      let isOther = user == parts.values["otherUser"] && password == parts.values["otherPassword"]
      return isOther ? .otherCaller : .unknown
    }
    if password.isEmpty { return .blank }
    return parts.difference(password, from: "password")
  }
}
