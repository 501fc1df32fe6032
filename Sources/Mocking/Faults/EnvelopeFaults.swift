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
    let kinds: [(String, Set<Violation.Kind>)] =
      envelope.cipher.isAuthenticated
      ? [("not-base64", [.notBase64]), ("altered", [.padding, .garbled]), ("truncated", [.truncated])]
      : [
        ("not-base64", [.notBase64]), ("partial-block", [.partialBlock]), ("bad-padding", [.padding]),
        ("garbled-content", [.garbled]), ("other-key", [.padding, .garbled, .partialBlock]),
        ("encoded-only", [.encodedOnly, .partialBlock]), ("padding-last-octet", [.paddingLastOctet]),
        ("padding-zeros", [.paddingZeros]), ("padding-overlong", [.paddingOverlong]),
      ]
    faults += kinds.map { scope.tolerance(sealing, "accepts-\($0)", $1) }
    return faults.compactMap { $0 }
  }
}
