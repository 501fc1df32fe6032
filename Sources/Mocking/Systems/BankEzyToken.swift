import PayloadCrypto

/// The token that BankEzy's login operation hands out: a compact JWE under a key that only the server holds.
enum BankEzyToken {
  /// A new token; nil when no key can be drawn.
  static func make() -> String? {
    guard let key = try? SecureRandom.bytes(JWE.keyLength) else { return nil }
    let claims = #"{"sub":"user-\#(Sample.letters(12))","mode":1,"exp":4102444800}"#
    return try? JWE.seal(Array(claims.utf8), key: key)
  }
}
