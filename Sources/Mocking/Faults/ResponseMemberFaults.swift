import ContractModel

/// Servers whose answers lack a member, have it null or as another JSON kind, or have it without its reason.
struct ResponseMemberFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.shownShapes.flatMap { shape in
      shape.fields.flatMap { faults(of: $0, in: shape, scope) }
    }
  }

  private func faults(of field: Field, in shape: BodyShape, _ scope: FaultScope) -> [Fault] {
    func make(_ aspect: FieldAspect, _ name: String, _ change: MemberDefect.Change) -> Fault? {
      let header = field.place == .header ? field.name : nil
      let defect = MemberDefect(shape: shape.name, path: field.path, header: header, change: change)
      return scope.fault(field.aspect(aspect, in: shape), name, .member(defect))
    }
    var faults: [Fault?] = []
    switch field.presence {
    case .required:
      faults.append(make(.presence, "missing", .missing))
      if field.place == .body, !field.spellings.contains(.null) { faults.append(make(.presence, "null", .null)) }
    case .optional: break
    case .onlyWith: faults.append(make(.condition, "always-there", .present))
    }
    guard field.place == .body else { return faults.compactMap { $0 } }
    faults += Self.otherKinds(than: field).map { make(.type, "as-\($0.rawValue)", .spelled($0)) }
    return faults.compactMap { $0 }
  }

  private static func otherKinds(than field: Field) -> [Spelling] {
    let kinds: [Spelling] =
      field.members.isEmpty ? [.string, .integer, .boolean, .object, .array] : [.string, .array, .object]
    return kinds.filter { kind in
      if field.spellings.contains(kind) || field.openSpellings.contains(kind) { return false }
      return !(kind == .integer && field.spellings.contains(.number))
    }
  }
}

extension FaultScope {
  /// The body shapes the reference server's answers have, or can have where a fault asks for it.
  var shownShapes: [BodyShape] {
    operation.bodies.filter { shape in
      operation.outcomes.contains { outcome in
        OutcomeFaults.isGiven(outcome.name, self)
          && outcome.forms.contains { $0.body == .named(shape.name) }
      }
    }
  }
}
