// Which requirements follow from what an operation does to resources.

extension RequirementList {
  mutating func add(resource part: PartDraft?) {
    guard let clause = operation.resource, let part else { return }
    let promised = ResourcePart.parts(clause.effect).filter { derivation.contract.promises($0, clause, operation) }
    let parts = promised.map {
      ($0.rawValue, clause.aspect($0), Statement.resource($0, clause, operation))
    }
    add(parts, of: "an operation that \(clause.effect.rawValue)", part.cited, part.overrides, at: part.location)
  }
}

extension Contract {
  /// Whether the operations of the contract can show a part of a clause.
  func promises(_ part: ResourcePart, _ clause: ResourceClause, _ operation: Operation) -> Bool {
    let reader = self.operation(that: .reads, clause.resource)
    // What a reading shows of what the operation writes.
    let shown = (reader?.writtenFields ?? []).compactMap { $0.written.flatMap(operation.requestField) }
    switch part {
    case .location: return clause.hasLocation
    case .address: return clause.hasLocation && reader != nil
    case .readable, .distinct, .read, .idempotent: return reader != nil
    case .safe, .again, .created, .once: return true
    case .stored: return !shown.isEmpty
    case .whole: return shown.contains { $0.presence == .optional }
    case .alone: return reader != nil && (clause.effect == .removes || !shown.isEmpty)
    case .refused:
      return reader != nil && (clause.effect == .removes || !shown.isEmpty) && mayRefuse(operation)
    case .replaced: return self.operation(that: .replaces, clause.resource) != nil
    case .removed: return self.operation(that: .removes, clause.resource) != nil
    }
  }

  /// Whether a request can be sent that the operation must refuse, whatever it names.
  private func mayRefuse(_ operation: Operation) -> Bool {
    operation.requestFields.contains { $0.isCredential || $0.isNeeded }
      || authentication.contains { $0.scheme != .none }
  }
}

extension Field {
  /// Whether a request without the body member is refused by the general rule.
  public var isNeeded: Bool {
    place == .body && side == .request && presence == .required && expectations[.absent] == nil && path.count == 1
  }
}

extension Statement {
  /// What a part of a clause on resources promises.
  static func resource(_ part: ResourcePart, _ clause: ResourceClause, _ operation: Operation) -> String {
    let one = (clause.resource.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + clause.resource
    let name = clause.resource
    switch part {
    case .location: return "the answer to a creation names the new \(name) in Location"
    case .address: return "the address in Location answers with the new \(name)"
    case .readable: return "\(one) that was created can be read"
    case .distinct: return "each creation makes \(one) of its own"
    case .safe: return "reading \(one) changes nothing"
    case .stored: return "a replaced \(name) is what the replacement says"
    case .whole: return "what a replacement of \(one) leaves out is gone or at its default"
    case .idempotent: return "the same replacement twice leaves the same \(name)"
    case .alone:
      return clause.effect == .removes
        ? "a removal takes no other \(name) away" : "a replacement changes no other \(name)"
    case .refused:
      return clause.effect == .removes
        ? "a refused removal takes no \(name) away" : "a refused replacement leaves the \(name) as it was"
    case .read: return "a removed \(name) can no longer be read"
    case .replaced: return "a removed \(name) cannot be replaced"
    case .again:
      let outcomes = clause.again.isEmpty ? clause.afterwards : clause.again
      let brings = outcomes.isEmpty ? "refused" : "answered as \(list(outcomes, "or"))"
      return short(
        "a second removal of \(one) is \(brings)", or: "a second removal of \(one) is answered as documented")
    case .created: return "the list shows every \(name) that was created"
    case .removed: return "the list shows no \(name) that was removed"
    case .once: return "the list shows each \(name) once"
    }
  }
}
