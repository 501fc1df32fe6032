/// Signs and verifies JSON Web Tokens in compact form with HMAC-SHA-256 (RFC 7519, RFC 7515, `HS256` of RFC 7518 §3.2).
///
/// Header and claims are bytes here: what they say is for the caller to read, `alg` included. Verification always
/// computes HS256, whatever the header names, so that `none` never verifies.
public enum JWT {
  /// The decoded parts of a token, none of them verified.
  public struct Parts: Sendable, Hashable {
    /// The header's JSON text.
    public var header: [UInt8]
    /// The claims' JSON text.
    public var claims: [UInt8]
    /// The signature: 32 bytes for HS256, none for `alg` none.
    public var signature: [UInt8]

    /// Brings the parts together; nothing is checked.
    public init(header: [UInt8], claims: [UInt8], signature: [UInt8]) {
      self.header = header
      self.claims = claims
      self.signature = signature
    }

    /// The compact form of exactly these parts: the way to unsigned and wrongly signed tokens.
    public var token: String { CompactForm.encode([header, claims, signature]) }
  }

  /// `{"typ":"JWT","alg":"HS256"}`
  public static let hs256Header = Array(#"{"typ":"JWT","alg":"HS256"}"#.utf8)

  /// Signs claims.
  ///
  /// - Parameters:
  ///   - claims: the JSON text, taken as it is.
  ///   - key: the shared secret; any length.
  ///   - header: the JSON text, taken as it is.
  ///   - hash: SHA-256 for HS256; another one for tokens that `verify` refuses.
  /// - Returns: the compact form.
  public static func sign(
    claims: [UInt8], key: some OctetSource, header: [UInt8] = hs256Header, hash: MAC.Hash = .sha256
  ) -> String {
    let signature = code(header: header, claims: claims, key: key, hash: hash)
    return Parts(header: header, claims: claims, signature: signature).token
  }

  /// Checks the signature and returns header and claims.
  ///
  /// - Throws: `partCount`, `notBase64`, or `signature` when it is not the HS256 code under this key.
  public static func verify(
    _ token: String, key: some OctetSource
  ) throws(CryptoError) -> (header: [UInt8], claims: [UInt8]) {
    let parts = try split(token)
    // Decoding is strict, so that encoding the parts again gives back the text that was signed.
    guard MAC.isEqual(code(header: parts.header, claims: parts.claims, key: key, hash: .sha256), parts.signature) else {
      throw .signature
    }
    return (parts.header, parts.claims)
  }

  /// Takes a token apart without verifying it.
  ///
  /// - Throws: `partCount` unless there are three parts, `notBase64`.
  public static func split(_ token: String) throws(CryptoError) -> Parts {
    let parts = try CompactForm.decode(token, count: 3)
    return Parts(header: parts[0], claims: parts[1], signature: parts[2])
  }

  private static func code(header: [UInt8], claims: [UInt8], key: some OctetSource, hash: MAC.Hash) -> [UInt8] {
    MAC.hmac(Array(CompactForm.encode([header, claims]).utf8), key: key, hash: hash)
  }
}
