import ContractModel

/// Servers that take well-formed values that name nothing, or values that a query made of text takes for any.
struct IdentityFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.filter { $0.identifies && !scope.leavesOpen($0, .unknown) }.flatMap { field in
      let isText = field.type.base == .string && field.type.length.map { $0.maximum >= 12 && !$0.isExact } != false
      return [
        scope.tolerance(field.aspect(.identity), "accepts-unknown", [.unknown]),
        isText && !Self.isCreated(field)
          ? scope.tolerance(field.aspect(.identity), "accepts-quoted-condition", [.quoted]) : nil,
      ].compactMap { $0 }
    }
  }

  /// Whether the field names a resource that was created: it is looked up under what was sent, whatever is let pass.
  private static func isCreated(_ field: Field) -> Bool {
    if case .created? = field.control { true } else { false }
  }
}
