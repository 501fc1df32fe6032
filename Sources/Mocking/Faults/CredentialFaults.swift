import ContractModel

/// Servers that take credentials that are altered, cut, extended, in the other case, or anyone's.
struct CredentialFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.filter(\.isCredential).flatMap { field -> [Fault] in
      let aspect = field.aspect(.credential)
      // Of a token of known form what is altered is one of its parts.
      let isOfKnownForm = field.expectations[.alteredHeader] != nil
      var kinds: [Violation.Kind] = [.truncated, .otherCase]
      if !isOfKnownForm { kinds += [.alteredStart, .alteredEnd, .extended] }
      kinds += Self.ofKnownForm.filter { kind in
        Mutation(rawValue: kind.rawValue).map { field.expectations[$0] != nil } ?? false
      }
      if !field.identifies, !scope.leavesOpen(field, .foreign) { kinds.append(.quoted) }
      var faults = kinds.map { kind in
        scope.leavesOpen(field, kind) ? nil : scope.tolerance(aspect, "accepts-\(kind.rawValue)", [kind])
      }
      faults.append(scope.tolerance(aspect, "accepts-anything", Self.all))
      return faults.compactMap { $0 }
    }
  }

  private static let all = Set<Violation.Kind>([
    .alteredStart, .alteredEnd, .truncated, .extended, .otherCase, .otherCaller, .quoted,
  ]).union(ofKnownForm)
  /// Kinds that a credential has only where the contract says what it is made of.
  private static let ofKnownForm: [Violation.Kind] = [
    .algorithmNone, .algorithmNoneInOtherCase, .foreign, .alteredHeader, .encryptedKey, .alteredIV, .alteredCiphertext,
    .alteredTag, .shortTag,
  ]
}
