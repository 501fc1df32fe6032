extension JSONValue {
  /// Whether the value is `null`.
  public var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// The truth value; nil when the value is not `true` or `false`.
  public var bool: Bool? {
    if case .bool(let value) = kind { value } else { nil }
  }

  /// The number; nil when the value is not one.
  public var number: JSONNumber? {
    if case .number(let value) = kind { value } else { nil }
  }

  /// The string; nil when the value is not one.
  public var string: String? {
    if case .string(let value) = kind { value } else { nil }
  }

  /// The elements; nil when the value is not an array.
  public var array: [JSONValue]? {
    if case .array(let value) = kind { value } else { nil }
  }

  /// The members; nil when the value is not an object.
  public var members: [JSONMember]? {
    if case .object(let value) = kind { value } else { nil }
  }

  /// The value of the first member of a name; nil when there is none or the value is not an object.
  public subscript(_ name: String) -> JSONValue? {
    members?.first { $0.name.isSpelled(like: name) }?.value
  }

  /// Lists the values of all members of a name; empty when the value is not an object.
  public func all(named name: String) -> [JSONValue] {
    (members ?? []).filter { $0.name.isSpelled(like: name) }.map(\.value)
  }

  /// The value at a path; nil when the path leads nowhere, the value itself for an empty path.
  ///
  /// A component names the first member of that name; in an array a component of decimal digits is an index from 0.
  public subscript(path path: [String]) -> JSONValue? {
    var value = self
    for component in path {
      switch value.kind {
      case .object:
        guard let next = value[component] else { return nil }
        value = next
      case .array(let elements):
        guard let index = component.arrayIndex, index < elements.count else { return nil }
        value = elements[index]
      default:
        return nil
      }
    }
    return value
  }
}

extension String {
  /// The string as an index of an array: decimal digits only; nil otherwise and when it does not fit.
  var arrayIndex: Int? {
    utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(self) : nil
  }
}
