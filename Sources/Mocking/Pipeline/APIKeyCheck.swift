/// Verifies the API key of a request.
struct APIKeyCheck: AuthenticationCheck {
  var parts: AuthenticationParts

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    guard let text = parts.onlyValue(of: parts.header, &context, behaviour) else { return }
    if let kind = parts.difference(context.known(text), from: "key") {
      parts.note("key", kind, &context, behaviour)
    }
  }
}
