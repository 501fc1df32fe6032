import ContractModel

/// Servers that take values outside a constant or an enumeration, and servers that refuse one of its values.
struct ValueFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      let aspect = field.aspect(.value)
      guard field.place != .path else { return [] }
      if field.type.base == .boolean, field.presence != .required {
        return ["true", "false"].compactMap { value in
          scope.fault(aspect, "refuses-\(value)", .refuses(.value(field: field.id, value)))
        }
      }
      guard let allowed = field.type.allowed else { return [] }
      var faults: [Fault?] = []
      if !scope.leavesOpen(field, .other) { faults.append(scope.tolerance(aspect, "accepts-other", [.other])) }
      faults += near(allowed, field, scope)
      let hasCase = allowed.contains { $0.lowercased() != $0.uppercased() }
      let swapped = allowed.first { $0.lowercased() != $0.uppercased() }.map {
        $0 == $0.lowercased() ? $0.uppercased() : $0.lowercased()
      }
      if hasCase, let swapped, !allowed.contains(swapped), !scope.leavesOpen(field, .otherCase) {
        faults.append(scope.tolerance(aspect, "accepts-other-case", [.otherCase]))
      }
      if allowed.count > 1 {
        let control: String? = if case .literal(let text)? = field.control { text } else { allowed.first }
        faults += allowed.filter { $0 != control }.map { value in
          scope.fault(aspect, "refuses-\(value)", .refuses(.value(field: field.id, value)))
        }
      }
      return faults.compactMap { $0 }
    }
  }

  /// Servers that look for a value in a text of all of them.
  private func near(_ allowed: [String], _ field: Field, _ scope: FaultScope) -> [Fault?] {
    guard !scope.leavesOpen(field, .other) else { return [] }
    let aspect = field.aspect(.value)
    if allowed.contains(where: { $0.count > 1 }) {
      return scope.leavesOpen(field, .truncated) ? [] : [scope.tolerance(aspect, "accepts-part", [.truncated])]
    }
    let isText = field.place == .body && (field.spellings + field.openSpellings).contains(.string)
    guard allowed.count > 1, isText, !scope.leavesOpen(field, .extended) else { return [] }
    return [scope.tolerance(aspect, "accepts-several", [.several])]
  }
}
