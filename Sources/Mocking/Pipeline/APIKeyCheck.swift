import HTTPCore

/// Verifies the API key of a request.
struct APIKeyCheck: AuthenticationCheck {
  var parts: AuthenticationParts

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    let sent = context.request.fields.all(parts.header).map(\.valueText)
    guard let text = sent.first, !text.isEmpty else {
      parts.note("header", sent.isEmpty ? .absent : .empty, &context, behaviour)
      return
    }
    if sent.count > 1 {
      parts.note("header", .duplicate, &context, behaviour)
    } else if let kind = parts.difference(context.known(text), from: "key") {
      parts.note("key", kind, &context, behaviour)
    }
  }
}
