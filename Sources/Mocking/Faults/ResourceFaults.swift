import ContractModel

/// Servers that do not keep what they were told: nothing stored, something else stored, replaced in part or too much,
/// removed in name only, listed wrongly.
struct ResourceFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    guard let clause = scope.operation.resource else { return [] }
    func make(_ part: ResourcePart, _ name: String, _ defect: ResourceDefect) -> Fault? {
      scope.fault(clause.aspect(part), name, .keeps(defect))
    }
    let faults: [Fault?] =
      switch clause.effect {
      case .creates:
        [
          scope.fault(clause.aspect(.location), "missing", .message(.noHeader("Location"), on: .accepted)),
          scope.fault(
            clause.aspect(.location), "broken", .message(.header("Location", "not an address"), on: .accepted)),
          make(.address, "dangles", .dangles), make(.readable, "not-stored", .forgets),
          make(.distinct, "overwrites-the-last", .overwrites),
        ]
      case .reads:
        [
          make(.safe, "removes-what-is-read", .removesWhatIsRead),
          make(.safe, "refuses-to-read-again", .refusesRepeatedReading),
        ]
      case .replaces:
        [
          make(.stored, "not-stored", .ignoresReplacement), make(.whole, "merges", .merges),
          make(.idempotent, "refuses-the-second", .refusesRepeatedReplacement),
          make(.idempotent, "undoes-the-first", .undoesRepeatedReplacement),
          scope.contract.operation(that: .lists, clause.resource) == nil
            ? nil : make(.idempotent, "adds-another", .addsWithRepeatedReplacement),
          make(.alone, "replaces-all", .replacesAll),
          make(.refused, "acts-though-refused", .actsThoughRefused(.replaces)),
        ]
      case .removes:
        [
          make(.read, "still-read", .keepsRemoved(for: .reads)),
          make(.replaced, "still-replaced", .keepsRemoved(for: .replaces)),
          clause.again.contains(Outcome.accepted) ? nil : make(.again, "removed-again", .keepsRemoved(for: .removes)),
          make(.alone, "removes-all", .removesAll),
          make(.refused, "acts-though-refused", .actsThoughRefused(.removes)),
        ]
      case .lists:
        [
          make(.created, "hides-new", .hidesNew), make(.removed, "lists-removed", .listsRemoved),
          make(.once, "lists-twice", .listsTwice),
        ]
      }
    return faults.compactMap { $0 } + written(clause, scope)
  }

  /// What a reading or a list shows is not what was written.
  private func written(_ clause: ResourceClause, _ scope: FaultScope) -> [Fault] {
    let creator = scope.contract.operation(that: .creates, clause.resource)
    return scope.operation.bodies.flatMap { shape in
      shape.fields.flatMap { field -> [Fault] in
        guard let source = field.written.flatMap({ creator?.requestField($0) }) else { return [] }
        let aspect = field.aspect(.written, in: shape)
        let isChangeable = source.type.allowed.map { $0.count > 1 } ?? source.members.isEmpty
        guard clause.effect == .reads else {
          return isChangeable
            ? [scope.fault(aspect, "shows-another", .keeps(.listsOther(source.id)))].compactMap { $0 } : []
        }
        return [
          scope.fault(aspect, "not-stored", .keeps(.loses(source.id))),
          isChangeable ? scope.fault(aspect, "stores-another", .keeps(.alters(source.id))) : nil,
          isChangeable && source.isUsuallyTheSame
            ? scope.fault(aspect, "stores-the-usual", .keeps(.keepsUsual(source.id))) : nil,
        ].compactMap { $0 }
      }
    }
  }
}

extension Field {
  /// Whether the control has one value for the field.
  fileprivate var isUsuallyTheSame: Bool {
    if case .literal? = control { return true }
    return false
  }
}
