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
