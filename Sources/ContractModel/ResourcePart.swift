/// What a clause on resources promises: one requirement each, named `creates.readable`.
public enum ResourcePart: String, Sendable, Hashable, CaseIterable {
  // Of a creation.
  case location, address, readable, distinct
  // Of a reading.
  case safe
  // Of a replacement.
  case stored, whole, idempotent
  // Of a replacement or a removal.
  case alone, refused
  // Of a removal.
  case read, replaced, again
  // Of a listing.
  case created, removed, once

  /// The parts of each effect, in the order of their requirements.
  static func parts(_ effect: ResourceClause.Effect) -> [ResourcePart] {
    switch effect {
    case .creates: [.location, .address, .readable, .distinct]
    case .reads: [.safe]
    case .replaces: [.stored, .whole, .idempotent, .alone, .refused]
    case .removes: [.read, .replaced, .again, .alone, .refused]
    case .lists: [.created, .removed, .once]
    }
  }

  /// The names that overrides use.
  static func names(_ effect: ResourceClause.Effect) -> [String] {
    parts(effect).map(\.rawValue)
  }

  static let allNames = allCases.map(\.rawValue)
}

extension ResourceClause {
  /// The aspect part of the requirement of a part: `replaces.idempotent`.
  public func aspect(_ part: ResourcePart) -> String {
    "\(effect.rawValue).\(part.rawValue)"
  }
}
