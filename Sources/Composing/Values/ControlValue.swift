import CaseModel
import ContractModel
import JSONCore
import PayloadCrypto

/// What a field has in the control.
enum ControlValue {
  case value(JSONValue)
  /// The binding of this name, which it needs, is not given.
  case notGiven(String)
  /// The contract gives it no value of its own.
  case none
}

extension Composition {
  /// The value a field has in the control, made once for a request.
  mutating func control(of field: Field) throws(ComposeFailure) -> ControlValue {
    if let made = controls[field.id] { return .value(made) }
    let result: ControlValue
    if let source = recipe.values[field.id] ?? field.control {
      result = try value(of: source, for: field)
    } else if let constant = field.type.allowed?.first {
      result = .value(field.spelled(constant))
    } else {
      result = .none
    }
    if case .value(let made) = result { controls[field.id] = made }
    return result
  }

  /// The value a source gives to a field.
  mutating func value(of source: ValueSource, for field: Field) throws(ComposeFailure) -> ControlValue {
    switch source {
    case .literal(let text): return .value(field.spelled(text))
    case .binding(let name):
      guard let text = try secret(name)?.text else { return .notGiven(name) }
      return .value(field.spelled(text))
    case .freshIdentifier(let count): return .value(field.spelled(entropy.identifier(count)))
    case .freshGUID: return .value(field.spelled(entropy.guid()))
    case .freshPIN(let count):
      let pin = freshPIN(count)
      secrets.add("pin", pin)
      return .value(field.spelled(pin))
    case .now(let format): return .value(field.spelled(CivilTime(now).text(format)))
    case .pinBlock(let format, let pan, let key):
      for name in [pan, key].compactMap(\.self) where try secret(name) == nil { return .notGiven(name) }
      return .value(field.spelled(try pinBlock(format: format, pan: pan, key: key)))
    case .created(let resource): throw .unprepared("no \(resource) was created for the request")
    case .createdBy(let step):
      guard earlier.indices.contains(step), let name = earlier[step].createdResource(in: composer.contract) else {
        throw .unprepared("the answer to step \(step + 1) does not say what it created")
      }
      return .value(field.spelled(name))
    case .earlier(let step, let side, let path):
      return try earlierValue(step, side, path, for: field)
    }
  }

  /// The value of a binding; nil when the target gives none and the contract has none to fall back on.
  ///
  /// - Throws: `exhausted` when every element of its list was used.
  mutating func secret(_ name: String) throws(ComposeFailure) -> SecretValue? {
    if let value = taken[name] { return value }
    let value: SecretValue?
    if let given = composer.bindings.values[name] {
      let used = given.isList ? lists.used[name, default: 0] : 0
      guard let next = given.secret(at: used) else { throw .exhausted(binding: name) }
      if given.isList { lists.used[name] = used + 1 }
      value = next
    } else {
      value = composer.contract.bindings.first { $0.name == name }?.fallback.map { SecretValue($0) }
    }
    taken[name] = value
    return value
  }

  /// A PIN that is found in no other text of the request and in no binding but by being echoed.
  mutating func freshPIN(_ count: Int) -> String {
    let others = values.values.map(\.plainText) + controls.values.map(\.plainText)
    let constants = [composer.target.url(path: operation.path), String(now), CivilTime(now).text("YYYYMMDDHHMMSS")]
    var pin = ""
    for _ in 0..<512 {
      pin = entropy.pin(count, absentFrom: others + constants)
      if !composer.taken.hold(Array(pin.utf8)) { break }
    }
    return pin
  }

  /// What an earlier step sent or received. Where the steps are sent at once there may be none before this one: then
  /// the field has its own value, and the later steps take that.
  private mutating func earlierValue(
    _ step: Int, _ side: Field.Side, _ path: [String], for field: Field
  ) throws(ComposeFailure) -> ControlValue {
    guard earlier.indices.contains(step) else {
      guard side == .request, let own = field.control else {
        throw .notApplicable("step \(step + 1) was not sent")
      }
      if case .earlier = own { throw .notApplicable("step \(step + 1) was not sent") }
      return try value(of: own, for: field)
    }
    let found: JSONValue?
    switch side {
    case .request:
      let sent = earlier[step].sent
      let fields = composer.contract.operation(sent.operation)?.requestFields.filter { $0.path == path } ?? []
      let match = fields.first { $0.place == field.place && sent.values[$0.id] != nil }
      found = (match ?? fields.first { sent.values[$0.id] != nil }).flatMap { sent.values[$0.id] }
    case .response: found = earlier[step].answer?[path: path]
    }
    guard let found else {
      let shown = path.joined(separator: ".")
      throw .notApplicable("step \(step + 1) \(side == .request ? "sent" : "got") no \(shown)")
    }
    return .value(field.respelled(found))
  }
}

extension Field {
  /// A value taken from elsewhere, in this field's place: as it is where its kind conforms.
  fileprivate func respelled(_ value: JSONValue) -> JSONValue {
    guard place == .body else { return .string(value.plainText) }
    guard let text = value.scalarText else { return value }
    let conforms = spellings.contains { spelling in
      spelling.value(of: text).map { $0 == value } ?? false
    }
    return conforms ? value : spelled(text)
  }
}
