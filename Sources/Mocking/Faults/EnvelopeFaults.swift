import ContractModel

/// Servers that do without the envelope, or take tokens that were altered, cut, or sealed otherwise.
struct EnvelopeFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    guard let envelope = scope.operation.request.envelope else { return [] }
    let presence = EnvelopeOpening.presence
    let sealing = EnvelopeOpening.sealing
    var faults = [Violation.Kind.absent, .empty, .null, .number, .object, .array, .string, .clearInstead].map { kind in
      scope.tolerance(presence, "accepts-\(kind.rawValue)", [kind])
    }
    faults += Self.kinds(envelope.cipher.form).map { scope.tolerance(sealing, "accepts-\($0)", $1) }
    if envelope.cipher.keyLength < 32, envelope.cipher.form != .jwe {
      faults.append(scope.tolerance(sealing, "accepts-\(Violation.Kind.keyFilled.rawValue)", [.keyFilled]))
    }
    return faults.compactMap { $0 }
  }

  /// What a careless server takes of each form of tokens.
  private static func kinds(_ form: Envelope.Cipher.Form) -> [(String, Set<Violation.Kind>)] {
    switch form {
    case .cbc:
      [
        ("not-base64", [.notBase64]), ("partial-block", [.partialBlock]), ("bad-padding", [.padding]),
        ("garbled-content", [.garbled]), ("other-key", [.padding, .garbled, .partialBlock]),
        ("encoded-only", [.encodedOnly, .partialBlock]), ("padding-last-octet", [.paddingLastOctet]),
        ("padding-zeros", [.paddingZeros]), ("padding-overlong", [.paddingOverlong]),
      ]
    case .gcm:
      [
        ("not-base64", [.notBase64]), ("altered", [.garbled]), ("altered-tag", [.alteredTag]),
        ("truncated", [.truncated]), ("encoded-only", [.encodedOnly]),
      ]
    case .jwe:
      [
        ("not-base64", [.notBase64]), ("altered", [.garbled]), ("altered-header", [.alteredHeader]),
        ("altered-tag", [.alteredTag]), ("short-tag", [.shortTag]), ("encrypted-key", [.encryptedKey]),
        ("other-part-count", [.partCount]), ("algorithm-none", [.algorithmNone]),
        ("algorithm-none-in-other-case", [.algorithmNoneInOtherCase]), ("other-algorithm", [.otherAlgorithm]),
        ("critical-header", [.critical]),
      ]
    }
  }
}
