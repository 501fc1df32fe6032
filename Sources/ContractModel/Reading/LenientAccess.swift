import JSONCore

// Reading after the shape check: what has another kind was reported already and counts as absent.

extension JSONValue {
  func text(_ name: String) -> String? { self[name]?.string }
  func flag(_ name: String) -> Bool { self[name]?.bool ?? false }
  func integer(_ name: String) -> Int? { self[name]?.number?.int }

  /// The objects of an array member.
  func objects(_ name: String) -> [JSONValue] {
    (self[name]?.array ?? []).filter { $0.members != nil }
  }

  /// The texts of an array member.
  func texts(_ name: String) -> [String] {
    (self[name]?.array ?? []).compactMap(\.string)
  }

  /// The members of an object member whose values are objects, each name once.
  func entries(_ name: String) -> [(name: String, value: JSONValue)] {
    var seen: Set<String> = []
    return (self[name]?.members ?? []).compactMap { member in
      guard member.value.members != nil, seen.insert(member.name).inserted else { return nil }
      return (member.name, member.value)
    }
  }
}
