import HTTPCore

/// Changes the head and the framing of a message as the variant asks: nothing of it breaks a promise.
struct VariantHead {
  var variant: VariantEffect?

  func apply(to message: inout WireMessage, sort: Answer.Sort) {
    switch variant {
    case .chunked?: message.isChunked = !message.isBodiless
    case .closes?: message.closes = true
    case .untilClose?:
      message.endsWithConnection = true
      message.closes = true
    case .interim(let status)?: message.interim = [status]
    case .splitWrites?: message.isSplit = true
    case .noReason?: if message.reason == nil { message.reason = [] }
    case .reason(let text)?: if message.reason == nil { message.reason = Array(text.utf8) }
    case .headerNames(let upper)?: rename(&message) { upper ? $0.uppercased() : $0.lowercased() }
    case .charset?: retype(&message) { $0.contains("charset") ? $0 : "\($0); charset=UTF-8" }
    case .mediaTypeCase?: retype(&message) { $0.split(separator: "/").map(\.capitalized).joined(separator: "/") }
    case .optionalWhiteSpaceInFields?: pad(&message)
    case .extraHeaders?:
      for (name, value) in Self.extra { message.fields.append(name, value) }
    default: break
    }
  }

  private func rename(_ message: inout WireMessage, _ change: (String) -> String) {
    message.fields = HTTPFields(
      message.fields.map { HTTPField(nameBytes: Array(change($0.nameText).utf8), valueBytes: $0.value) })
  }

  private func retype(_ message: inout WireMessage, _ change: (String) -> String) {
    if let type = message.fields["Content-Type"] { message.fields.set("Content-Type", change(type)) }
  }

  /// White space around a field's value is no part of it (RFC 9110 §5.5).
  private func pad(_ message: inout WireMessage) {
    message.fields = HTTPFields(
      message.fields.map { HTTPField(nameBytes: $0.name, valueBytes: [0x09, 0x20] + $0.value + [0x20]) })
  }

  private static let extra = [
    ("Server", "mock"), ("X-Request-Id", "7f1c2d"), ("Cache-Control", "no-store"),
    ("Strict-Transport-Security", "max-age=1"),
    ("Set-Cookie", "a=1; HttpOnly"), ("Set-Cookie", "b=2; Secure"), ("Vary", "Accept-Encoding"),
  ]
}

extension Substring {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
