import JSONCore
import PayloadCrypto

/// A payload with a signature over it and its type: a DSSE envelope, version 1 (secure-systems-lab/dsse).
struct SigningEnvelope: Sendable, Hashable {
  var payload: [UInt8]
  var payloadType: String
  var signature: [UInt8]
  /// The SHA-256 of the public key's DER form: a hint which key to verify with.
  var keyID: String

  /// Signs a payload.
  ///
  /// - Parameter key: Ed25519 or ECDSA P-256, PEM.
  static func sign(_ payload: [UInt8], type: String, key: [UInt8]) throws(CryptoError) -> SigningEnvelope {
    let signature = try Signature.sign(encoded(payload, type: type), privateKeyPEM: key)
    let publicKey = try Signature.publicKeyPEM(fromPrivatePEM: key)
    return SigningEnvelope(
      payload: payload, payloadType: type, signature: signature, keyID: Self.keyID(ofPublicPEM: publicKey))
  }

  /// Whether the signature is of this payload under the key.
  func isSigned(byPublicPEM key: [UInt8]) throws(CryptoError) -> Bool {
    try Signature.verify(signature, of: Self.encoded(payload, type: payloadType), publicKeyPEM: key)
  }

  /// The pre-authentication encoding, which is what is signed.
  static func encoded(_ payload: [UInt8], type: String) -> [UInt8] {
    Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }

  static func keyID(ofPublicPEM pem: [UInt8]) -> String {
    let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
    let der = Base64.decode(lines.filter { !$0.hasPrefix("-----") }.joined())
    return der.map(Digest.sha256Hex) ?? ""
  }

  var bytes: [UInt8] {
    JSONValue.object([
      ("payloadType", .string(payloadType)), ("payload", .string(Base64.encode(payload))),
      (
        "signatures",
        .array([.object([("keyid", .string(keyID)), ("sig", .string(Base64.encode(signature)))])])
      ),
    ]).bytes(.pretty) + [0x0A]
  }

  // MARK: What was changed

  /// The first line, from 1, of octets that are no envelope which is not as the kit writes it.
  static func lineOfDamage(in bytes: [UInt8]) -> Int {
    let empty = SigningEnvelope(payload: [], payloadType: TestResultStatement.payloadType, signature: [], keyID: "")
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let wanted = String(decoding: empty.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, wanted) in wanted.enumerated() {
      guard lines.indices.contains(index) else { return index + 1 }
      let line = lines[index]
      guard let gap = wanted.firstRange(of: "\"\"") else {
        if line != wanted { return index + 1 }
        continue
      }
      let (start, end) = (wanted[..<gap.lowerBound] + "\"", "\"" + wanted[gap.upperBound...])
      guard line.count >= start.count + end.count, line.hasPrefix(start), line.hasSuffix(end),
        Base64.decode(String(line.dropFirst(start.count).dropLast(end.count))) != nil
          || wanted.contains("keyid")
      else { return index + 1 }
    }
    return wanted.count
  }

  /// The line of the octets that is not as it was written for this key; nil when all are.
  func lineOfChange(in bytes: [UInt8], key: [UInt8]) -> Int? {
    var written = self
    written.keyID = Self.keyID(ofPublicPEM: key)
    return bytes == written.bytes
      ? nil : Manifest.lineOfChange(Manifest.lines(bytes), from: Manifest.lines(written.bytes))
  }

  /// Why the signature does not fit: `3: the payload is …`, with the line.
  ///
  /// - Parameter statement: the payload that the other files ask for; nil where they do not say.
  func fault(in bytes: [UInt8], statement: [UInt8]?, key: [UInt8]) -> String {
    func line(_ name: String) -> Int {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      return (lines.firstIndex { String(decoding: $0, as: UTF8.self).contains("\"\(name)\":") } ?? 0) + 1
    }
    if payloadType != TestResultStatement.payloadType {
      return "\(line("payloadType")): the payload is of another type than \(TestResultStatement.payloadType)"
    }
    let doesNotFit = "the signature does not fit the key"
    if keyID != Self.keyID(ofPublicPEM: key) {
      return "\(line("keyid")): \(doesNotFit); it names another key"
    }
    if let statement, statement != payload {
      return "\(line("payload")): \(doesNotFit), and the payload is not the statement of the other files"
    }
    return "\(line("sig")): \(doesNotFit)"
  }

  init(payload: [UInt8], payloadType: String, signature: [UInt8], keyID: String) {
    self.payload = payload
    self.payloadType = payloadType
    self.signature = signature
    self.keyID = keyID
  }

  /// Reads an envelope; nil when the octets are none with one signature.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONReader.read(bytes, nestingLimit: 16).value,
      let type = value["payloadType"]?.string, let payload = value["payload"]?.string.flatMap(Base64.decode),
      let signatures = value["signatures"]?.array, signatures.count == 1,
      let signature = signatures[0]["sig"]?.string.flatMap(Base64.decode)
    else { return nil }
    self.init(
      payload: payload, payloadType: type, signature: signature, keyID: signatures[0]["keyid"]?.string ?? "")
  }
}
