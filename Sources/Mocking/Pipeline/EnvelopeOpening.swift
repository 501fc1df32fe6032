import ContractModel
import JSONCore
import PayloadCrypto

/// Opens the envelope of a request.
enum EnvelopeOpening {
  static let presence = "request.envelope.presence"
  static let sealing = "request.envelope.sealing"

  /// What came of opening: the inner text, or what is wrong with the envelope.
  enum Opened {
    case text([UInt8])
    case violation(Violation)
  }

  static func open(_ outer: JSONValue, _ seal: EnvelopeSeal, inner fields: [CheckedField]) -> Opened {
    guard let value = outer[seal.member] else {
      let isClear = fields.contains { field in outer[field.field.name] != nil }
      return .violation(Violation(aspect: presence, kind: isClear ? .clearInstead : .absent))
    }
    switch value.kind {
    case .null: return .violation(Violation(aspect: presence, kind: .null))
    case .string(let token):
      if token.isEmpty { return .violation(Violation(aspect: presence, kind: .empty)) }
      if token.first == "{" { return .violation(Violation(aspect: presence, kind: .string)) }
      switch seal.token.cipher {
      case .aesCBC, .aesGCM: return open(token, seal)
      case .jwe: return JWEOpening(key: seal.key).open(token)
      }
    case .object: return .violation(Violation(aspect: presence, kind: .object))
    case .array: return .violation(Violation(aspect: presence, kind: .array))
    default: return .violation(Violation(aspect: presence, kind: .number))
    }
  }

  /// Text that is no JSON once opened: garbled, or sealed under another key.
  static let garbled = Violation(aspect: sealing, kind: .garbled)

  private static func open(_ token: String, _ seal: EnvelopeSeal) -> Opened {
    do {
      return .text(try seal.token.open(token))
    } catch {
      return .violation(Violation(aspect: sealing, kind: kind(of: error, token, seal)))
    }
  }

  private static func kind(of error: CryptoError, _ token: String, _ seal: EnvelopeSeal) -> Violation.Kind {
    if seal.filled.map({ (try? $0.open(token)) != nil }) == true { return .keyFilled }
    if case .aesCBC = seal.token.cipher,
      let kind = PaddingCheck(key: seal.key, ivPlacement: seal.token.ivPlacement).finding(token)
    {
      return kind
    }
    if let bytes = Base64.decode(token), bytes.first == 0x7B, bytes.last == 0x7D { return .encodedOnly }
    switch error {
    case .notBase64: return .notBase64
    case .notWholeBlocks: return .partialBlock
    case .truncated: return .truncated
    case .authentication: return TagCheck(key: seal.key).finding(token, seal.token.ivPlacement)
    default: return .padding
    }
  }
}
