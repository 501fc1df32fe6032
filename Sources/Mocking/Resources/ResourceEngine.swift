import ContractModel
import HTTPCore
import JSONCore

/// Carries out what the operations of any contract do to resources.
struct ResourceEngine: Sendable {
  var contract: Contract
  var defects: [ResourceDefect] = []

  /// Carries out a request that is fine in itself, and notes what its answer shows.
  ///
  /// - Parameter number: a running number of this server.
  /// - Returns: the refusal where the request names what is not there; nil when it was carried out.
  func carryOut(
    _ served: ServedOperation, _ context: inout RequestContext, _ store: inout ResourceStore, number: Int,
    _ behaviour: Behaviour
  ) -> Refusal? {
    let clause = served.operation.resource
    var named: StoredResource?
    for field in served.fields.values {
      guard case .created(let kind)? = field.field.control, let id = name(of: field, context) else { continue }
      let isSubject = kind == clause?.resource
      if let found = find(id, kind, isSubject ? clause?.effect : nil, store) {
        if isSubject { named = found }
      } else {
        let refusal = missing(field, id, kind, clause, store)
        guard refusal.violation.map(behaviour.tolerates) == true else { return refusal }
        if isSubject { named = StoredResource(id: id, values: store.all(kind).last?.values ?? [:]) }
      }
    }
    guard let clause else { return nil }
    switch clause.effect {
    case .creates: create(clause, served, &context, &store, number)
    case .reads:
      if defects.contains(.refusesRepeatedReading) {
        let head = context.request.headBytes
        if store.lastReading == head { return Refusal(status: 409, message: "This was read before.") }
        store.lastReading = head
      }
      context.shown = named.map { .one($0) }
      if defects.contains(.removesWhatIsRead), let named { store.remove(clause.resource) { $0.id == named.id } }
    case .replaces: return replace(named, clause, served, &context, &store)
    case .removes:
      guard let named else { return nil }
      context.shown = .one(named)
      store.remove(clause.resource) { $0.id == named.id || defects.contains(.removesAll) }
    case .lists: context.shown = .all(listed(clause.resource, store))
    }
    return nil
  }

  /// Does what a refused request asks for, as far as it can be read.
  func actThoughRefused(_ served: ServedOperation, _ context: RequestContext, _ store: inout ResourceStore) {
    guard let clause = served.operation.resource, defects.contains(.actsThoughRefused(clause.effect)),
      let field = served.operation.field(naming: clause.resource).flatMap({ served.fields[$0.id] }),
      let id = name(of: field, context)
    else { return }
    if clause.effect == .removes {
      store.remove(clause.resource) { $0.id == id }
    } else {
      let written = written(served, context)
      store.change(clause.resource, where: { $0.id == id }, { ($0.values, $0.body) = (written.values, written.body) })
    }
  }

  // MARK: Names

  private func name(of field: CheckedField, _ context: RequestContext) -> String? {
    context.values[field.id] ?? (field.field.place == .path ? context.pathValues[field.field.name] : nil)
  }

  private func find(
    _ id: String, _ kind: String, _ effect: ResourceClause.Effect?, _ store: ResourceStore
  ) -> StoredResource? {
    if let found = store.resource(id, kind) { return found }
    guard let effect, defects.contains(.keepsRemoved(for: effect)) else { return nil }
    return store.removed[kind]?.last { $0.id == id }
  }

  /// The refusal of a name without meaning: the one the contract has for what was removed, where it was.
  private func missing(
    _ field: CheckedField, _ id: String, _ kind: String, _ clause: ResourceClause?, _ store: ResourceStore
  ) -> Refusal {
    var violation = Violation(field, .identity, .unknown)
    violation.status = 404
    let remover = contract.operation(that: .removes, kind)?.resource
    if store.removed[kind]?.contains(where: { $0.id == id }) == true, let remover {
      let again = clause?.effect == .removes ? remover.again : []
      if let outcome = (again.isEmpty ? remover.afterwards : again).first { violation.outcome = outcome }
    }
    return Refusal(violation)
  }

  // MARK: Writing

  /// What a request writes: its members, and the defaults of those it leaves out.
  private func written(_ served: ServedOperation, _ context: RequestContext) -> StoredResource {
    var resource = StoredResource(id: "", body: context.body)
    for field in served.operation.requestFields where field.place == .body && field.members.isEmpty {
      resource.values[field.id] = context.values[field.id] ?? field.fallback
      if defects.contains(.loses(field.id)) { resource.values[field.id] = nil }
      if defects.contains(.alters(field.id)) {
        resource.values[field.id] = resource.values[field.id].map { Self.other($0, field.type) }
      }
    }
    for case .loses(let id) in defects {
      guard let field = served.operation.requestField(id), !field.members.isEmpty else { continue }
      resource.body = resource.body?.removing(path: field.path)
    }
    return resource
  }

  private func create(
    _ clause: ResourceClause, _ served: ServedOperation, _ context: inout RequestContext, _ store: inout ResourceStore,
    _ number: Int
  ) {
    var resource = written(served, context)
    resource.id = newID(clause, served, number)
    context.shown = .one(resource)
    for case .keepsUsual(let id) in defects { resource.values[id] = served.fields[id]?.canonical }
    let last = store.all(clause.resource).last
    if defects.contains(.overwrites), let last {
      resource.id = last.id
      context.shown = .one(resource)
      store.change(clause.resource, where: { $0.id == last.id }, { $0 = resource })
    } else if !defects.contains(.forgets) {
      store.add(resource, clause.resource)
    }
  }

  private func replace(
    _ named: StoredResource?, _ clause: ResourceClause, _ served: ServedOperation, _ context: inout RequestContext,
    _ store: inout ResourceStore
  ) -> Refusal? {
    guard let named else { return nil }
    var resource = written(served, context)
    resource.id = named.id
    if defects.contains(.merges) { resource.values = named.values.merging(resource.values) { $1 } }
    let isRepeated = named.values == resource.values
    if isRepeated, defects.contains(.refusesRepeatedReplacement) {
      return Refusal(status: 409, message: "Nothing would change.")
    }
    if isRepeated, defects.contains(.addsWithRepeatedReplacement) { store.add(resource, clause.resource) }
    if isRepeated, defects.contains(.undoesRepeatedReplacement) {
      resource.values = named.values.mapValues { "\($0.dropLast())7" }
    }
    context.shown = .one(resource)
    guard !defects.contains(.ignoresReplacement) else { return nil }
    store.change(
      clause.resource, where: { $0.id == named.id || defects.contains(.replacesAll) },
      { ($0.values, $0.body) = (resource.values, resource.body) })
    return nil
  }

  /// A name that no resource had before, of the type the contract gives it.
  private func newID(_ clause: ResourceClause, _ served: ServedOperation, _ number: Int) -> String {
    let own = served.operation.bodies.flatMap(\.members).flatMap(\.tree).first { $0.path == clause.identifier }
    let other = contract.operations.lazy.compactMap { $0.field(naming: clause.resource) }.first
    let type = own?.type ?? other?.type ?? FieldType(.string)
    switch type.base {
    case .string, .any:
      let length = type.length ?? FieldType.Length(1, 12)
      return Sample.letters(min(max(length.minimum, 12), length.maximum))
    default: return Sample.value(of: type, WallTime.now(), number: number)
    }
  }

  /// Another valid value.
  static func other(_ text: String, _ type: FieldType) -> String {
    if let allowed = type.allowed { return allowed.first { $0 != text } ?? text }
    if case .boolean = type.base { return text == "true" ? "false" : "true" }
    return "\(text.dropLast())\(text.last == "7" ? "8" : "7")"
  }

  // MARK: Lists

  private func listed(_ kind: String, _ store: ResourceStore) -> [StoredResource] {
    var all = store.all(kind)
    if defects.contains(.hidesNew) { all = all.dropLast(all.count / 2 + 1) }
    if defects.contains(.listsRemoved) { all += store.removed[kind] ?? [] }
    if defects.contains(.listsTwice) { all += all }
    for case .listsOther(let id) in defects {
      let field = contract.operation(that: .creates, kind)?.requestField(id)
      for index in all.indices {
        all[index].values[id] = all[index].values[id].map { Self.other($0, field?.type ?? FieldType(.string)) }
      }
    }
    return all
  }
}
