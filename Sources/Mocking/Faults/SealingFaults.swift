import ContractModel

/// Servers that seal their answers wrongly, or tell apart what must look alike in tokens they cannot read.
struct SealingFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    guard let envelope = scope.operation.request.envelope else { return [] }
    let defects: [(String, SealingDefect)] = [
      ("clear-text", .clearText), ("other-key", .otherKey), ("not-base64", .notBase64), ("encoded-only", .encodedOnly),
    ]
    var faults = defects.map { scope.fault("response.envelope", $0, .seals($1)) }
    faults.append(scope.fault("security.fresh-iv", "static-iv", .seals(.staticIV)))
    if !envelope.cipher.isAuthenticated {
      faults.append(scope.fault("security.fresh-iv", "counted-iv", .seals(.countedIV)))
      let ways: [(String, SealingDefect.By)] = [
        ("tells-by-status", .status), ("tells-by-code", .code), ("tells-by-clear-body", .clearBody),
        ("tells-by-length", .length),
      ]
      faults += ways.map { scope.fault("security.oracle", $0, .seals(.paddingTold($1))) }
    }
    return faults.compactMap { $0 }
  }
}
