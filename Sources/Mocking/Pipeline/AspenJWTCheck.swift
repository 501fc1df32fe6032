import HTTPCore
import JSONCore
import PayloadCrypto

/// Verifies Aspen's application key and HS256 token with the claims Nonce, Epoch and Token.
struct AspenJWTCheck: AuthenticationCheck {
  var parts: AuthenticationParts
  /// Whether the claims must name a token: all but those of a sign-in.
  var wantsToken = true
  /// How far from now an Epoch may lie, in seconds.
  static let window = 43_200

  func check(_ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory) {
    checkApplication(&context, behaviour)
    guard let token = checkPayloadHeader(&context, behaviour) else { return }
    checkSignature(token, &context, behaviour)
    // Claims nobody vouches for are not looked at, unless the fault is that nobody asks.
    guard context.violations.isEmpty else { return }
    guard let claims = try? JSONReader.read(token.claims).value, claims.members != nil else {
      parts.note("payload-header", .malformed, &context, behaviour)
      return
    }
    checkEpoch(claims["Epoch"], &context, behaviour)
    if wantsToken { checkToken(claims["Token"], &context, behaviour) }
    checkNonce(claims["Nonce"], &context, behaviour, nonces)
  }

  private func checkApplication(_ context: inout RequestContext, _ behaviour: Behaviour) {
    let sent = context.request.fields.all("X-PRO-Auth-App").map(\.valueText)
    guard let text = sent.first, !text.isEmpty, sent.count == 1 else {
      parts.note("app-header", sent.isEmpty ? .absent : sent.count > 1 ? .duplicate : .empty, &context, behaviour)
      return
    }
    context.values["authentication.app"] = text
    if !GUIDForm.isGUID(text) {
      parts.note("app-header", .malformed, &context, behaviour)
    } else if text.lowercased() != parts.values["appKey"]?.lowercased() {
      parts.note("app-header", .unknown, &context, behaviour)
    }
  }

  private func checkPayloadHeader(_ context: inout RequestContext, _ behaviour: Behaviour) -> JWT.Parts? {
    let sent = context.request.fields.all("X-PRO-Auth-Payload").map(\.valueText)
    guard let text = sent.first, !text.isEmpty, sent.count == 1 else {
      parts.note("payload-header", sent.isEmpty ? .absent : sent.count > 1 ? .duplicate : .empty, &context, behaviour)
      return nil
    }
    guard let token = try? JWT.split(text) else {
      parts.note("payload-header", .malformed, &context, behaviour)
      return nil
    }
    return token
  }

  private func checkSignature(_ token: JWT.Parts, _ context: inout RequestContext, _ behaviour: Behaviour) {
    let header = try? JSONReader.read(token.header).value
    guard header?["alg"]?.string == "HS256" else {
      parts.note("algorithm", Self.algorithmKind(header?["alg"]?.string ?? ""), &context, behaviour)
      return
    }
    let signed = Array("\(Base64.encodeURL(token.header)).\(Base64.encodeURL(token.claims))".utf8)
    let right = MAC.hmacSHA256(signed, key: parts.values["appSecret"] ?? "")
    if parts.values["appSecret"] == nil || !MAC.isEqual(right, token.signature) {
      let kind = Self.offeredKind(header, signed, token.signature) ?? Self.signatureKind(token.signature, right)
      parts.note("signature", kind, &context, behaviour)
    }
  }

  private static func algorithmKind(_ name: String) -> Violation.Kind {
    guard name.lowercased() == "none" else { return .other }
    return name == "none" ? .algorithmNone : .algorithmNoneInOtherCase
  }

  /// Which key of the sender's own the header points to, when the signature is one under it.
  private static func offeredKind(
    _ header: JSONValue?, _ signed: [UInt8], _ signature: [UInt8]
  ) -> Violation.Kind? {
    if let key = header?["jwk"]?["k"]?.string.flatMap(Base64.decodeURL) {
      return MAC.isEqual(MAC.hmacSHA256(signed, key: key), signature) ? .embeddedKey : nil
    }
    if header?["kid"] != nil { return MAC.isEqual(MAC.hmacSHA256(signed, key: ""), signature) ? .namedKey : nil }
    return header?["jku"] != nil ? .linkedKey : nil
  }

  /// How a signature differs from the right one.
  private static func signatureKind(_ sent: [UInt8], _ right: [UInt8]) -> Violation.Kind {
    if sent.isEmpty { return .empty }
    guard sent.count == right.count else { return right.starts(with: sent) ? .truncated : .other }
    if Base64.encodeURL(sent).lowercased() == Base64.encodeURL(right).lowercased() { return .otherCase }
    return sent.prefix(16) == right.prefix(16) ? .alteredEnd : .other
  }

  private func checkEpoch(_ claim: JSONValue?, _ context: inout RequestContext, _ behaviour: Behaviour) {
    guard let claim else {
      parts.note("epoch", .absent, &context, behaviour)
      return
    }
    if claim.isNull || claim.string?.isEmpty == true {
      parts.note("epoch", .empty, &context, behaviour)
      return
    }
    guard let text = claim.number?.text, let seconds = Double(text), seconds.isFinite else {
      parts.note("epoch", .malformed, &context, behaviour)
      return
    }
    context.values["authentication.epoch"] = text
    let now = Double(context.arrival.seconds)
    if seconds < 0 {
      parts.note("epoch", .negative, &context, behaviour)
    } else if seconds == 0 {
      parts.note("epoch", .zero, &context, behaviour)
    } else if seconds < now - Double(Self.window) {
      // Within the window but for whole days.
      let isInWindow = (now - seconds).truncatingRemainder(dividingBy: 86_400) <= Double(Self.window)
      parts.note("epoch", isInWindow ? .dayOld : .past, &context, behaviour)
    } else if seconds > now + Double(Self.window) {
      parts.note("epoch", .future, &context, behaviour)
    }
  }

  private func checkToken(_ claim: JSONValue?, _ context: inout RequestContext, _ behaviour: Behaviour) {
    guard let text = claim?.string, !text.isEmpty else {
      parts.note("token", claim == nil ? .absent : .empty, &context, behaviour)
      return
    }
    if let kind = parts.difference(context.known(text), from: "authToken") {
      parts.note("token", kind, &context, behaviour)
    }
  }

  private func checkNonce(
    _ claim: JSONValue?, _ context: inout RequestContext, _ behaviour: Behaviour, _ nonces: any NonceMemory
  ) {
    guard let text = claim?.string, !text.isEmpty else {
      parts.note("nonce", claim == nil ? .absent : .empty, &context, behaviour)
      return
    }
    context.values["authentication.nonce"] = text
    guard GUIDForm.isGUID(text) else {
      parts.note("nonce", .malformed, &context, behaviour)
      return
    }
    guard context.violations.isEmpty else { return }
    // The text as written is kept too, to tell how a nonce comes again.
    let isNewText = nonces.use("text \(text)")
    if !nonces.use(text.lowercased()) {
      parts.note("nonce", isNewText ? .replayedInOtherCase : .replayed, &context, behaviour)
    }
  }
}
