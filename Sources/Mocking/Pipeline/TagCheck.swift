import JSONCore
import PayloadCrypto

/// Looks at what is behind a tag of Galois/counter mode that does not fit (NIST SP 800-38D §7.2).
struct TagCheck {
  var key: SecretValue

  /// What is wrong with a token in base64: its tag alone, where what it seals reads as JSON without it, or all of it.
  func finding(_ token: String, _ ivPlacement: TokenEnvelope.IVPlacement) -> Violation.Kind {
    guard let octets = Base64.decode(token) else { return .notBase64 }
    let (iv, rest): ([UInt8], ArraySlice<UInt8>) =
      switch ivPlacement {
      case .prefix: (Array(octets.prefix(AESGCM.ivLength)), octets.dropFirst(AESGCM.ivLength))
      case .fixed(let agreed): (agreed, octets[...])
      case .zero: (Array(repeating: 0, count: AESGCM.ivLength), octets[...])
      }
    return unverified(Array(rest.dropLast(AESGCM.tagLength)), iv) == nil ? .garbled : .alteredTag
  }

  /// What is wrong with the parts of a JWE under the header that its sender had agreed to.
  func finding(_ parts: JWE.Parts, agreed header: [UInt8]) -> Violation.Kind {
    guard let plain = unverified(parts.ciphertext, parts.iv) else { return .garbled }
    var right = parts
    right.header = header
    if tag(plain, right) == parts.tag { return .alteredHeader }
    return tag(plain, parts)?.starts(with: parts.tag) == true ? .shortTag : .alteredTag
  }

  private func tag(_ plain: [UInt8], _ parts: JWE.Parts) -> [UInt8]? {
    try? AESGCM.seal(plain, key: key, iv: parts.iv, aad: parts.additionalData).tag
  }

  /// The object that a reader finds who does not look at the tag: the first block counts from 2.
  private func unverified(_ ciphertext: [UInt8], _ iv: [UInt8]) -> [UInt8]? {
    guard let plain = try? AESCTR.decrypt(ciphertext, key: key, iv: iv + [0, 0, 0, 2]),
      (try? JSONReader.read(plain).value.members) != nil
    else { return nil }
    return plain
  }
}
