import HTTPCore
import PayloadCrypto

/// Verifies OAuth 1.0a with RSA-SHA256 and a body hash (RFC 5849 §3.2): each part on its own.
struct OAuth1Check: AuthenticationCheck {
  var parts: AuthenticationParts
  /// The client's signing key, to verify with.
  private var key: RSAKey?
  /// How far from now a timestamp may lie, in seconds.
  static let window = 43_200

  init(parts: AuthenticationParts) {
    self.parts = parts
    key = parts.values["signingKey"].flatMap { try? RSAKey(privatePEM: $0) }
  }

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    let sent = context.request.fields.all("Authorization").map(\.valueText)
    guard let header = sent.first, sent.count == 1, let list = OAuth1.parse(header), !list.isEmpty else {
      let kind: Violation.Kind = sent.isEmpty ? .absent : sent[0].isEmpty ? .empty : .malformed
      parts.note("header", kind, &context, behaviour)
      return
    }
    var values: [String: String] = [:]
    for parameter in list where values.updateValue(parameter.value, forKey: parameter.name) != nil {
      parts.note("header", .duplicate, &context, behaviour)
    }
    expect("consumer-key", values["oauth_consumer_key"], equals: parts.values["consumerKey"], &context, behaviour)
    expect("body-hash", values["oauth_body_hash"], equals: Self.hash(context.request.body), &context, behaviour)
    context.values["authentication.version"] = values["oauth_version"]
    if let version = values["oauth_version"], version != "1.0" { parts.note("header", .other, &context, behaviour) }
    checkTimestamp(values["oauth_timestamp"], &context, behaviour)
    checkSignature(header, list, values, &context, behaviour)
    guard let nonce = values["oauth_nonce"], !nonce.isEmpty else {
      parts.note("nonce", values["oauth_nonce"] == nil ? .absent : .empty, &context, behaviour)
      return
    }
    if context.violations.isEmpty, !nonces.use(nonce) { parts.note("nonce", .replayed, &context, behaviour) }
  }

  private func expect(
    _ part: String, _ value: String?, equals right: String?, _ context: inout RequestContext, _ behaviour: Behaviour
  ) {
    guard let value, !value.isEmpty else {
      parts.note(part, value == nil ? .absent : .empty, &context, behaviour)
      return
    }
    if value != right { parts.note(part, .other, &context, behaviour) }
  }

  private func checkTimestamp(_ text: String?, _ context: inout RequestContext, _ behaviour: Behaviour) {
    guard let text, !text.isEmpty else {
      parts.note("timestamp", text == nil ? .absent : .empty, &context, behaviour)
      return
    }
    guard text.utf8.allSatisfy(TextCheck.isDigit), let seconds = Int(text) else {
      parts.note("timestamp", .malformed, &context, behaviour)
      return
    }
    let now = context.arrival.seconds
    if seconds < now - Self.window { parts.note("timestamp", .past, &context, behaviour) }
    if seconds > now + Self.window { parts.note("timestamp", .future, &context, behaviour) }
  }

  private func checkSignature(
    _ header: String, _ list: [OAuth1.Parameter], _ values: [String: String], _ context: inout RequestContext,
    _ behaviour: Behaviour
  ) {
    guard let text = values["oauth_signature"], !text.isEmpty else {
      parts.note("signature", values["oauth_signature"] == nil ? .absent : .empty, &context, behaviour)
      return
    }
    guard let method = values["oauth_signature_method"], method == OAuth1.signatureMethod else {
      let kind = methodKind(values["oauth_signature_method"], text, list, context)
      parts.note("signature", kind, &context, behaviour)
      return
    }
    if Base64.decode(text) == nil {
      parts.note("signature", .malformed, &context, behaviour)
      return
    }
    if !fits(text, header, list, context) { parts.note("signature", .other, &context, behaviour) }
  }

  /// What is wrong with a signature of another method: a right one under a secret that everybody knows, or anything.
  private func methodKind(
    _ name: String?, _ text: String, _ list: [OAuth1.Parameter], _ context: RequestContext
  ) -> Violation.Kind {
    guard let name, !name.isEmpty else { return .noMethod }
    guard let method = OAuth1.SharedSecretMethod(rawValue: name), let publicKey = try? key?.publicPEM(),
      let base = try? OAuth1.baseString(method: context.request.method, url: Self.url(of: context), parameters: list)
    else { return .foreign }
    let pem = String(decoding: publicKey, as: UTF8.self)
    if OAuth1.signature(of: base, method: method, secret: pem) == text { return .publicKeyAsSecret }
    return OAuth1.signature(of: base, method: method, secret: "") == text ? .emptySecret : .foreign
  }

  private static func url(of context: RequestContext) -> String {
    let (host, target) = (context.request.fields["Host"] ?? "", context.request.target)
    return target.hasPrefix("/") ? "\(context.position.scheme)://\(host)\(target)" : target
  }

  /// Whether the signature covers the request: over the parameters encoded as RFC 5849 asks, or as the header has them.
  private func fits(
    _ text: String, _ header: String, _ list: [OAuth1.Parameter], _ context: RequestContext
  ) -> Bool {
    guard let key, let signature = Base64.decode(text) else { return false }
    let (request, url) = (context.request, Self.url(of: context))
    for parameters in [list, Self.asWritten(header)] {
      guard let base = try? OAuth1.baseString(method: request.method, url: url, parameters: parameters) else {
        continue
      }
      if (try? key.verify(signature, of: Array(base.utf8))) == true { return true }
    }
    // The vendor's clients leave some characters as they are in the base string too.
    let checked = try? OAuth1.verify(header, method: request.method, url: url, body: request.body, key: key)
    return checked != nil
  }

  /// The parameters with values as the header spells them.
  private static func asWritten(_ header: String) -> [OAuth1.Parameter] {
    header.dropFirst(6).split(separator: ",").compactMap { part in
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      return (
        String(pair[0]).filter { $0 != " " }, String(pair[1]).filter { $0 != "\"" }
      )
    }
  }

  private static func hash(_ body: [UInt8]) -> String { Base64.encode(Digest.sha256(body)) }
}
