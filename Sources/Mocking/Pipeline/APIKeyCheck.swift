/// Verifies the API key of a request.
struct APIKeyCheck: AuthenticationCheck {
  var parts: AuthenticationParts

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    if behaviour.routing.contains(.credentialInQuery),
      context.query.contains(where: { $0.name == parts.header && parts.difference($0.value, from: "key") == nil })
    {
      return
    }
    guard let text = parts.onlyValue(of: parts.header, &context, behaviour) else { return }
    if let kind = parts.difference(context.known(text), from: "key") {
      parts.note("key", kind, &context, behaviour)
    }
  }
}
