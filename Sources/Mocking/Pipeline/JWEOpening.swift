import JSONCore
import PayloadCrypto

/// Opens compact JWEs under a directly agreed key, and says what is wrong with those that do not open (RFC 7516 §5.2).
struct JWEOpening {
  var key: [UInt8]

  /// What is wrong with a token; nil when its form and its header are right, whatever it seals.
  func finding(_ token: String) -> Violation.Kind? {
    if let kind = CredentialCheck.unsignedKind(token) { return kind }
    do {
      return finding(try JWE.split(token))
    } catch {
      return error == .notBase64 ? .notBase64 : .partCount
    }
  }

  /// What keeps a token of right form from being opened.
  func tampering(_ token: String) -> Violation.Kind {
    guard let parts = try? JWE.split(token) else { return .notBase64 }
    return TagCheck(key: key).finding(parts, agreed: JWE.directHeader(keyLength: key.count))
  }

  private func finding(_ parts: JWE.Parts) -> Violation.Kind? {
    guard let header = try? JSONReader.read(parts.header).value, let alg = header["alg"]?.string,
      let enc = header["enc"]?.string
    else { return .otherAlgorithm }
    if alg != "dir" || enc != JWE.encryption(keyLength: key.count) || header["zip"] != nil { return .otherAlgorithm }
    if header["crit"] != nil { return .critical }
    return parts.encryptedKey.isEmpty ? nil : .encryptedKey
  }
}
