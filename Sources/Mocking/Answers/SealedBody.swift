import JSONCore
import PayloadCrypto

/// Seals a body into the envelope, rightly or in the way the faults ask for.
struct SealedBody {
  var seal: EnvelopeSeal
  var defects: [SealingDefect] = []
  /// The protected header of JWEs, where it is not the usual one.
  var header: String?
  var style: JSONStyle
  /// How many requests came before.
  var number: Int

  func bytes(_ plain: [UInt8], of body: JSONValue, extra: [JSONMember]) -> [UInt8] {
    var members = [JSONMember(name: seal.member, value: .string(token(plain)))] + extra
    if defects.contains(.clearText) { return plain }
    if defects.contains(.clearBeside) { members += body.members ?? [] }
    return JSONValue.object(members: members).bytes(style)
  }

  private func token(_ plain: [UInt8]) -> String {
    for defect in defects {
      switch defect {
      case .encodedOnly: return Base64.encode(plain)
      case .notBase64: return "#" + right(plain, iv: nil)
      case .staticIV: return right(plain, iv: [UInt8](repeating: 7, count: seal.token.cipher.ivLength))
      case .countedIV:
        let count = seal.token.cipher.ivLength - 4
        let counter = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        return right(plain, iv: [UInt8](repeating: 0xC3, count: count) + counter)
      case .otherKey:
        let other = try? TokenEnvelope(
          key: seal.key.bytes.map { ~$0 }, cipher: seal.token.cipher, ivPlacement: seal.token.ivPlacement)
        return (try? other?.seal(plain)) ?? ""
      case .otherAlgorithm:
        return jwe(plain, #"{"enc":"\#(JWE.encryption(keyLength: seal.key.count))","alg":"A256GCMKW"}"#)
      case .clearText, .clearBeside, .paddingTold: continue
      }
    }
    return header.map { jwe(plain, $0) } ?? right(plain, iv: nil)
  }

  private func jwe(_ plain: [UInt8], _ header: String) -> String {
    (try? JWE.seal(plain, key: seal.key, header: Array(header.utf8))) ?? ""
  }

  private func right(_ plain: [UInt8], iv: [UInt8]?) -> String { (try? seal.token.seal(plain, iv: iv)) ?? "" }
}
