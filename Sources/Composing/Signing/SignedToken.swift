import CaseModel
import JSONCore
import PayloadCrypto

/// How a JWT is signed: rightly with HS256, or with what a careless verifier believes of the header (RFC 8725 §2.1,
/// §2.2).
struct SignedToken {
  var key: SecretValue
  private var header = JWT.hs256Header
  /// nil signs nothing.
  private var hash: MAC.Hash? = .sha256

  /// Signs with HS256 unless told otherwise.
  init(key: SecretValue) {
    self.key = key
  }

  /// Names an algorithm: `none` in any case, or an HMAC.
  mutating func name(_ algorithm: String) {
    header = Array(#"{"typ":"JWT","alg":"\#(algorithm)"}"#.utf8)
    hash = MAC.Hash.allCases.first { "HS\($0.length * 8)" == algorithm }
  }

  /// Points the verifier to a key of the sender's own and signs with it.
  mutating func offer(_ offer: KeyOffer, _ own: [UInt8]) {
    key = SecretValue(own)
    var members: [(String, JSONValue)] = [("typ", .string("JWT")), ("alg", .string("HS256"))]
    switch offer {
    case .embedded: members.append(("jwk", .object([("kty", .string("oct")), ("k", .string(Base64.encodeURL(own)))])))
    // A name that no one can have (RFC 2606 §2): a verifier that asks there learns nothing.
    case .linked: members.append(("jku", .string("https://keys.invalid/jwks.json")))
    case .named:
      members.append(("kid", .string("../../../../../../dev/null")))
      key = SecretValue([])
    }
    header = JSONValue.object(members).bytes()
  }

  /// The compact form over claims.
  func signed(_ claims: JSONValue) -> String {
    guard let hash else { return JWT.Parts(header: header, claims: claims.bytes(), signature: []).token }
    return JWT.sign(claims: claims.bytes(), key: key, header: header, hash: hash)
  }

  /// The token with the letters of its signature in the other case; the last character, whose lowest bits are fill,
  /// stays, so that the text is base64url all the same.
  static func inOtherCase(_ parts: JWT.Parts) -> String {
    let signature = Array(Base64.encodeURL(parts.signature).utf8)
    let swapped = signature.enumerated().map { index, byte in
      let isLetter = (0x41...0x5A).contains(byte & 0xDF)
      return isLetter && index < signature.count - 1 ? byte ^ 0x20 : byte
    }
    let front = parts.token.utf8.dropLast(signature.count)
    return String(decoding: Array(front) + swapped, as: UTF8.self)
  }
}
