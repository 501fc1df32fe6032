/// What an accepted request of an operation does to the resources of a kind: the rules of state between operations.
public struct ResourceClause: Sendable, Hashable {
  /// What the operation does; the raw values are the members of the contract file.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// Makes a new resource and says where it is.
    case creates
    /// Shows one resource.
    case reads
    /// Puts what the request says in the place of the whole resource (RFC 9110 §9.3.4).
    case replaces
    /// Takes one resource away for good (RFC 9110 §9.3.5).
    case removes
    /// Shows every resource there is.
    case lists
  }

  public var effect: Effect
  /// The kind of resource, as the operations of the contract call it: `booking`.
  public var resource: String
  /// The member of the success that names a resource: of a creation's answer, or of each item of a list. Empty where
  /// only the Location of a creation's answer names it.
  public var identifier: [String]
  /// Whether the answer to a creation names the new resource in Location (RFC 9110 §10.2.2).
  public var hasLocation: Bool
  /// The member of a list's success that holds the items; empty for other operations.
  public var items: [String]
  /// The outcomes of the other operations once a resource is removed; empty for what a name without meaning brings.
  public var afterwards: [String]
  /// The outcomes of a second removal; empty for ``afterwards``.
  public var again: [String]
  public var location: SourceLocation

  public init(
    _ effect: Effect, resource: String, identifier: [String] = [], hasLocation: Bool = false, items: [String] = [],
    afterwards: [String] = [], again: [String] = [], location: SourceLocation = SourceLocation()
  ) {
    self.effect = effect
    self.resource = resource
    self.identifier = identifier
    self.hasLocation = hasLocation
    self.items = items
    self.afterwards = afterwards
    self.again = again
    self.location = location
  }
}

extension Contract {
  /// The first operation that does this to the resources of a kind; nil when none does.
  public func operation(that effect: ResourceClause.Effect, _ resource: String) -> Operation? {
    operations.first { $0.resource?.effect == effect && $0.resource?.resource == resource }
  }
}

extension Operation {
  /// The request field that names an existing resource of this kind; nil when there is none.
  public func field(naming resource: String) -> Field? {
    requestFields.first { $0.control == .created(resource) }
  }

  /// The response fields of the success that show what was last written, with the body they stand in.
  public var writtenFields: [Field] {
    bodies.flatMap(\.fields).filter { $0.written != nil }
  }
}
