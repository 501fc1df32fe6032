import PayloadCrypto

/// How the requests of a target are authenticated beyond the contract's own credential fields.
enum Signer: Sendable {
  case none
  case oauth1(OAuth1Signer)
  case aspenJWT(AspenSigner)
}

/// A header field of an authentication scheme.
struct SignedField: Sendable, Hashable {
  var name: String
  var value: String
}

/// What a signer must know of the request it signs.
struct SigningMatter {
  var method: String
  /// Absolute, as sent.
  var url: String
  /// As sent; empty for none.
  var body: [UInt8]
  /// Seconds since 1970.
  var now: Int64
}
