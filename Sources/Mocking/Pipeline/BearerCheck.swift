/// Verifies the bearer token of a request.
struct BearerCheck: AuthenticationCheck {
  var parts: AuthenticationParts
  var challenge: String { "Bearer" }

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    guard let text = parts.onlyValue(of: "Authorization", &context, behaviour) else { return }
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.first?.lowercased() == "bearer" else {
      parts.note("header", words.count == 1 ? .other : .malformed, &context, behaviour)
      return
    }
    guard words.count > 1 else {
      parts.note("header", .blank, &context, behaviour)
      return
    }
    let kind = words.count > 2 ? .foreign : parts.difference(context.known(String(words[1])), from: "token")
    if let kind { parts.note("token", kind, &context, behaviour) }
  }
}
