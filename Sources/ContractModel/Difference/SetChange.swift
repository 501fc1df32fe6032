/// Compares what two versions allow.
enum SetChange {
  /// The direction from one set of allowed values to another; nil for equal ones.
  static func direction<Value: Hashable>(_ old: Set<Value>, _ new: Set<Value>) -> ContractChange
    .Direction?
  {
    if old == new { return nil }
    if new.isSubset(of: old) { return .tightened }
    return old.isSubset(of: new) ? .loosened : .changed
  }

  /// The same where nil allows every value.
  static func direction<Value: Hashable>(_ old: Set<Value>?, _ new: Set<Value>?) -> ContractChange
    .Direction?
  {
    switch (old, new) {
    case (nil, nil): nil
    case (nil, .some): .tightened
    case (.some, nil): .loosened
    case (let old?, let new?): direction(old, new)
    }
  }

  /// The same for lengths, where nil allows every length.
  static func direction(_ old: FieldType.Length?, _ new: FieldType.Length?) -> ContractChange
    .Direction?
  {
    switch (old, new) {
    case (nil, nil): return nil
    case (nil, .some): return .tightened
    case (.some, nil): return .loosened
    case (let old?, let new?):
      if old == new { return nil }
      if new.minimum >= old.minimum, new.maximum <= old.maximum { return .tightened }
      return new.minimum <= old.minimum && new.maximum >= old.maximum ? .loosened : .changed
    }
  }
}
