import CaseModel
import ContractModel
import PayloadCrypto

extension BindingCheck {
  /// The sealing of every operation with an envelope; problems of its key are reported.
  mutating func sealers() -> [String: Sealer] {
    var result: [String: Sealer] = [:]
    for operation in contract.operations {
      if let envelope = operation.request.envelope, let sealer = sealer(of: envelope) { result[operation.id] = sealer }
    }
    return result
  }

  private mutating func sealer(of envelope: Envelope) -> Sealer? {
    let cipher = envelope.tokenCipher
    let key = payloadKey(of: envelope)
    guard let placement = placement(of: envelope, ivLength: cipher.ivLength), let key else { return nil }
    do throws(CryptoError) {
      let sealing = try TokenEnvelope(key: key, cipher: cipher, ivPlacement: placement)
      return Sealer(member: envelope.member, envelope: sealing, key: key)
    } catch {
      report(envelope.key, error.message)
      return nil
    }
  }

  private mutating func payloadKey(of envelope: Envelope) -> SecretValue? {
    guard let given = secret(envelope.key) else {
      report(envelope.key, "is missing: the key of \(envelope.cipher.rawValue)")
      return nil
    }
    let encoding = envelope.keyEncoding.flatMap { text($0) } ?? "hex"
    let length = envelope.cipher.keyLength
    let key: SecretValue?
    let wanted: String
    switch encoding {
    case "hex": (key, wanted) = (SecretValue(hex: given), "\(length * 2) hexadecimal digits")
    case "base64": (key, wanted) = (SecretValue(base64: given), "base64 of \(length) bytes")
    case "ascii":
      key = given.withOctets { $0.allSatisfy { $0 < 0x80 } } ? given : nil
      wanted = "\(length) ASCII characters"
    default:
      report(envelope.keyEncoding ?? envelope.key, "wanted hex, base64 or ascii")
      return nil
    }
    guard let key, key.count == length else {
      let bytes = key.map { " (\($0.count) bytes)" } ?? ""
      let shape = FieldType.shape(of: given.text)
      report(
        envelope.key, "has \(shape)\(bytes); wanted \(wanted) (\(length) bytes) for \(envelope.cipher.rawValue)")
      return nil
    }
    return key
  }

  private mutating func placement(of envelope: Envelope, ivLength: Int) -> TokenEnvelope.IVPlacement? {
    switch envelope.ivPlacement.flatMap({ text($0) }) ?? "prefix" {
    case "prefix": return .prefix
    case "none": return .zero
    case "fixed":
      guard let name = envelope.iv, let text = text(name) else {
        report(envelope.iv ?? envelope.key, "is missing: a fixed IV of \(ivLength * 2) hexadecimal digits")
        return nil
      }
      guard let iv = Hex.decode(text), iv.count == ivLength else {
        report(name, "has \(FieldType.shape(of: text)); wanted \(ivLength * 2) hexadecimal digits")
        return nil
      }
      return .fixed(iv)
    default:
      report(envelope.ivPlacement ?? envelope.key, "wanted prefix, fixed or none")
      return nil
    }
  }

  /// Reports problems of the keys and card numbers of PIN blocks.
  mutating func checkPINBlocks() {
    for case .pinBlock(let format, let pan, let key)? in contract.operations.flatMap(\.requestFields).map(\.control) {
      if let pan, let text = text(pan), !text.isDigits || !(12...19).contains(text.utf8.count) {
        report(pan, "has \(FieldType.shape(of: text)); wanted 12 to 19 digits")
      }
      guard let given = secret(key) else { continue }
      let isAES = format == 4
      if let count = SecretValue(hex: given)?.count, isAES ? [16, 24, 32].contains(count) : [16, 24].contains(count) {
        continue
      }
      let wanted = isAES ? "32, 48 or 64 hexadecimal digits of an AES" : "32 or 48 hexadecimal digits of a 3DES"
      report(key, "has \(FieldType.shape(of: given.text)); wanted \(wanted) key")
    }
  }

  /// The value of a binding: as given, the first of a list, or what the contract falls back on.
  func secret(_ name: String) -> SecretValue? {
    bindings.secret(name) ?? contract.bindings.first { $0.name == name }?.fallback.map { SecretValue($0) }
  }

  /// A copy of its text.
  func text(_ name: String) -> String? { secret(name)?.text }
}

extension Envelope {
  /// The cipher in the words of the cryptography.
  fileprivate var tokenCipher: TokenEnvelope.Cipher {
    let bits = cipher.keyLength * 8
    return switch cipher.form {
    case .cbc: .aesCBC(bits: bits)
    case .gcm: .aesGCM(bits: bits)
    case .jwe: .jwe(bits: bits)
    }
  }
}
