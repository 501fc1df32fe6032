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
    if envelope.cipher.form == .jwe {
      faults.append(scope.fault("response.envelope", "other-algorithm", .seals(.otherAlgorithm)))
    }
    if !envelope.cipher.isAuthenticated {
      faults.append(scope.fault("security.fresh-iv", "counted-iv", .seals(.countedIV)))
      // A refusal without a body has no code and no length to tell by.
      let hasBody = Self.hasBody(scope.operation, Outcome.refused)
      let ways: [(String, SealingDefect.By, Bool)] = [
        ("tells-by-status", .status, true), ("tells-by-code", .code, hasBody),
        ("tells-by-clear-body", .clearBody, true), ("tells-by-length", .length, hasBody),
      ]
      faults += ways.filter(\.2).map { scope.fault("security.oracle", $0.0, .seals(.paddingTold($0.1))) }
    }
    return faults.compactMap { $0 }
  }

  private static func hasBody(_ operation: Operation, _ outcome: String) -> Bool {
    operation.outcomes.filter { $0.name == outcome }.flatMap(\.forms).contains { form in
      if case .named = form.body { true } else { false }
    }
  }
}
