// How requirement ids are made from the parts of a contract: one place, so that reader, planner, judge and mock agree.

extension Contract {
  /// The id of an operation's requirement: `contract/operation/aspect`.
  public func requirementID(_ operation: Operation, _ aspect: String) -> String {
    "\(id)/\(operation.id)/\(aspect)"
  }
}

extension Field {
  /// The aspect part of a request field's requirement: `request.clientTxnId.length`.
  public func aspect(_ name: FieldAspect) -> String {
    "\(id).\(name.rawValue)"
  }

  /// The aspect part of a response field's requirement. Fields of the body shape `success` own the plain id
  /// (`response.urn.length`); those of another shape carry its name (`response.failure.responseCode.length`).
  public func aspect(_ name: FieldAspect, in shape: BodyShape) -> String {
    guard shape.name != BodyShape.success else { return aspect(name) }
    return "response.\(shape.name)" + id.dropFirst("response".count) + "." + name.rawValue
  }
}

extension BodyShape {
  /// The shape whose fields own the plain `response.…` ids.
  public static let success = "success"
}

/// What a field promises: one requirement each.
public enum FieldAspect: String, Sendable, Hashable, CaseIterable {
  case presence, type, length, format, value, spelling, unique, identity, credential
  case pinBlock = "pin-block"
  case echo, written, freshness, condition
}
