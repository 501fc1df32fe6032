import ContractModel

/// Servers that take a request although a required part is absent, null, empty or blank, and servers that want an
/// optional part or refuse it.
struct PresenceFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field in
      field.presence == .required ? required(field, scope) : optional(field, scope)
    }
  }

  private func required(_ field: Field, _ scope: FaultScope) -> [Fault] {
    guard field.place != .path else { return [] }
    let tolerances = kinds(of: field).compactMap { kind in
      scope.leavesOpen(field, kind)
        ? nil : scope.tolerance(field.aspect(.presence), "accepts-\(kind.rawValue)", [kind])
    }
    return tolerances + [inLaterElements(field, scope)].compactMap { $0 }
  }

  /// A server that looks at the first element of a list alone.
  private func inLaterElements(_ field: Field, _ scope: FaultScope) -> Fault? {
    guard field.path.dropLast().last == "[]", !scope.leavesOpen(field, .absent),
      let first = scope.operation.requestFields.first(where: { other in
        other.path.dropLast() == field.path.dropLast() && other.presence == .required
      }), first == field, first.control != nil || first.type.allowed != nil
    else { return nil }
    return scope.fault(field.aspect(.presence), "checks-first-element-only", .remembers(.checksFirstElement))
  }

  /// The ways a field of this type can be missing that no document leaves open.
  private func kinds(of field: Field) -> [Violation.Kind] {
    var kinds: [Violation.Kind] = [.absent]
    if field.place == .body { kinds.append(.null) }
    switch field.type.base {
    case .object:
      // An object without members lacks what its members require: theirs to break. An element of an array has no name.
      return field.name == "[]" ? kinds : kinds + [.otherName]
    case .array, .any, .boolean: return kinds
    default: kinds.append(.empty)
    }
    let isNothing = field.identifies || field.isCredential || field.type.allowed != nil || field.type.base != .string
    if field.place != .header, isNothing { kinds.append(.blank) }
    return kinds
  }

  private func optional(_ field: Field, _ scope: FaultScope) -> [Fault] {
    guard field.members.isEmpty, field.control != nil else { return [] }
    let aspect = field.aspect(.presence)
    return [
      scope.fault(aspect, "refuses-absent", .refuses(.absent(field: field.id))),
      scope.fault(aspect, "refuses-present", .refuses(.present(field: field.id))),
    ].compactMap { $0 }
  }
}
