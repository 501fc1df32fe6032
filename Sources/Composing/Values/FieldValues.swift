import CaseModel
import ContractModel
import JSONCore

extension Composition {
  /// Makes the value of every field that is sent; PINs last, so that they can keep clear of the others.
  mutating func makeValues() throws(ComposeFailure) {
    let request = operation.request
    let path = recipe.address == nil ? request.path : []
    let fields = (path + request.query + request.headers + request.body).flatMap { leaves(of: $0) }
    for isPIN in [false, true] {
      for field in fields where field.hasPIN == isPIN {
        guard let value = try sentValue(of: field) else { continue }
        values[field.id] = value
        noteSecret(field, value, from: ownReplacement(of: field))
      }
    }
  }

  /// The fields below one that have values of their own, itself when it is no container or is replaced as a whole.
  private func leaves(of field: Field) -> [Field] {
    if isRemoved(field) { return [] }
    if field.members.isEmpty || ownReplacement(of: field) != nil { return [field] }
    return field.members.flatMap { leaves(of: $0) }
  }

  /// Whether the recipe leaves the field out.
  func isRemoved(_ field: Field) -> Bool {
    for edit in recipe.edits.reversed() {
      switch edit {
      case .remove(field.id): return true
      case .include(field.id), .replace(field.id, _): return false
      default: continue
      }
    }
    return false
  }

  /// The last replacement the recipe has for the field.
  func ownReplacement(of field: Field) -> Replacement? {
    for case .replace(field.id, let replacement) in recipe.edits.reversed() { return replacement }
    return nil
  }

  private mutating func sentValue(of field: Field) throws(ComposeFailure) -> JSONValue? {
    if let replacement = ownReplacement(of: field) { return try self.replacement(replacement, for: field) }
    let isIncluded = recipe.edits.contains(.include(field.id))
    if field.presence != .required, field.control == nil, recipe.values[field.id] == nil, !isIncluded { return nil }
    switch try control(of: field) {
    case .value(let value): return value
    case .notGiven(let name):
      if isIncluded { throw .notApplicable("\(name) is not given") }
      if field.presence == .required || recipe.values[field.id] != nil { throw .missingBinding(name) }
      return nil
    case .none:
      if field.presence == .required || isIncluded { return try bare(field) }
      return nil
    }
  }

  /// The value of a field the contract gives none: an empty container, or true.
  private func bare(_ field: Field) throws(ComposeFailure) -> JSONValue {
    switch field.type.base {
    case .object: return .object([])
    case .array: return .array([])
    case .boolean: return field.spelled("true")
    case .numeric, .string, .guid, .hex, .base64, .dateTime, .any:
      throw .notApplicable("the contract gives \(field.id) no control value")
    }
  }
}

extension Field {
  /// Whether the value holds a PIN made for the request.
  var hasPIN: Bool {
    switch control {
    case .freshPIN?, .pinBlock?: true
    default: false
    }
  }
}
