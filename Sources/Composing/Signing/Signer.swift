import PayloadCrypto

/// How the requests of a target are authenticated beyond the contract's own credential fields.
enum Signer: Sendable {
  case none
  case oauth1(OAuth1Signer)
  case aspenJWT(AspenSigner)
  case bearer(BearerSigner)
}
