import JSONCore
import PayloadCrypto

/// Opens compact JWEs under a directly agreed key, and says what is wrong with those that do not open (RFC 7516 §5.2).
struct JWEOpening {
  var key: SecretValue

  /// The text that a token seals, or what is wrong: the first thing of algorithm, form, header, encrypted key and tag.
  func open(_ token: String) -> EnvelopeOpening.Opened {
    if let kind = CredentialCheck.unsignedKind(token) { return violation(kind) }
    let parts: JWE.Parts
    do {
      parts = try JWE.split(token)
    } catch {
      return violation(error == .notBase64 ? .notBase64 : .partCount)
    }
    if let kind = finding(parts) { return violation(kind) }
    let text = try? AESGCM.open(
      parts.ciphertext, tag: parts.tag, key: key, iv: parts.iv, aad: parts.additionalData)
    if let text { return .text(text) }
    return violation(TagCheck(key: key).finding(parts, agreed: JWE.directHeader(keyLength: key.count)))
  }

  private func violation(_ kind: Violation.Kind) -> EnvelopeOpening.Opened {
    .violation(Violation(aspect: EnvelopeOpening.sealing, kind: kind))
  }

  /// What is wrong with a token's header or its encrypted key; nil when nothing is.
  private func finding(_ parts: JWE.Parts) -> Violation.Kind? {
    guard let header = try? JSONReader.read(parts.header).value, let alg = header["alg"]?.string,
      let enc = header["enc"]?.string
    else { return .otherAlgorithm }
    if alg != "dir" || enc != JWE.encryption(keyLength: key.count) || header["zip"] != nil { return .otherAlgorithm }
    if header["crit"] != nil { return .critical }
    return parts.encryptedKey.isEmpty ? nil : .encryptedKey
  }
}
