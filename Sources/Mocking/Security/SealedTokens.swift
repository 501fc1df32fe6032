import JSONCore
import PayloadCrypto

/// Tokens that only the server can make and read: compact JWEs (`dir`, A256GCM) under a key that it alone holds.
struct SealedTokens: Sendable {
  /// 32 bytes.
  var key: SecretValue

  /// The name under which a server's bindings hold the key; no contract can have a binding of it.
  static let keyName = "key of sealed tokens"

  /// The tokens of a server with these bindings; nil when they hold no key, or a token that it does not open.
  init?(_ bindings: MockBindings, token: String) {
    guard let key = bindings[Self.keyName].flatMap({ SecretValue(hex: $0) }), let known = bindings[token] else {
      return nil
    }
    self.key = key
    guard reads(known) else { return nil }
  }

  /// A new key, and a token made with it; nil when no random octets can be drawn.
  static func make() -> (key: String, token: String)? {
    guard let key = try? SecureRandom.bytes(32) else { return nil }
    let claims = #"{"sub":"user-\#(Sample.letters(12))","mode":1,"exp":4102444800}"#
    return (try? JWE.seal(Array(claims.utf8), key: key)).map { (Hex.encode(key), $0) }
  }

  /// What is wrong with a token; nil when it opens and names its user.
  ///
  /// - Parameter known: a right one, to say in which part another one differs.
  func finding(_ text: String, known: String) -> Violation.Kind? {
    reads(text) ? nil : Self.part(text, known) ?? CredentialCheck.difference(text, from: known)
  }

  private func reads(_ text: String) -> Bool {
    guard let claims = try? JSONReader.read(JWE.open(text, key: key)).value else { return false }
    return claims["sub"]?.string?.isEmpty == false && claims["exp"]?.number != nil
  }

  /// The one part of five in which a token differs from a right one.
  private static func part(_ text: String, _ known: String) -> Violation.Kind? {
    guard let sent = try? JWE.split(text), let right = try? JWE.split(known), !CredentialCheck.isAlgorithmNone(text)
    else { return nil }
    var kinds: [Violation.Kind] = []
    if sent.header != right.header { kinds.append(.alteredHeader) }
    if sent.encryptedKey != right.encryptedKey { kinds.append(.encryptedKey) }
    if sent.iv != right.iv { kinds.append(.alteredIV) }
    if sent.ciphertext != right.ciphertext { kinds.append(.alteredCiphertext) }
    if sent.tag != right.tag { kinds.append(right.tag.starts(with: sent.tag) ? .shortTag : .alteredTag) }
    return kinds.count == 1 ? kinds[0] : nil
  }
}
