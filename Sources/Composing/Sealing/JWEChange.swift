import CaseModel
import PayloadCrypto

/// A JWE with something wrong with it.
extension Sealer {
  /// Changes what only a JWE has.
  ///
  /// - Throws: `notApplicable` for a token that is none, or is none any more.
  func changed(
    jwe token: String, _ edit: SealEdit, _ inner: [UInt8], _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    guard case .jwe(let bits) = envelope.cipher, var parts = try? JWE.split(token) else {
      throw .notApplicable("the token is no JWE")
    }
    let encryption = JWE.encryption(keyLength: bits / 8)
    switch edit {
    case .compact(let edit):
      guard let changed = Compact(token)?.changed(edit) else { throw .notApplicable("the token is no JWE") }
      return changed
    case .header(let edit):
      let iv = entropy.exactly(envelope.cipher.ivLength)
      return try protecting { () throws(CryptoError) in
        try JWE.seal(inner, key: key, header: JWEHeader.text(edit, for: encryption), iv: iv)
      }
    case .parts(let count):
      let texts = token.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
      return (texts.prefix(max(0, count)) + Array(repeating: "", count: max(0, count - texts.count)))
        .joined(separator: ".")
    case .reordered:
      (parts.ciphertext, parts.tag) = (parts.tag, parts.ciphertext)
      return parts.token
    case .encodedOnly:
      let header = JWEHeader.text(.algorithm("none"), for: encryption)
      return JWE.Parts(header: header, iv: [], ciphertext: inner, tag: []).token
    case .unsecured: return JWT.Parts(header: Array(#"{"alg":"none"}"#.utf8), claims: inner, signature: []).token
    default: throw .notApplicable("a JWE has no octets in base64")
    }
  }
}
