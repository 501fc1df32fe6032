extension JSONValue {
  /// The value `null`.
  public static var null: JSONValue { JSONValue(.null) }

  /// Makes `true` or `false`.
  public static func bool(_ value: Bool) -> JSONValue {
    JSONValue(.bool(value))
  }

  /// Makes an integer.
  public static func number(_ value: Int) -> JSONValue {
    JSONValue(.number(JSONNumber(text: String(value))))
  }

  /// Makes a number of a text, which is written as it stands and not checked.
  public static func number(text: String) -> JSONValue {
    JSONValue(.number(JSONNumber(text: text)))
  }

  /// Makes a string.
  public static func string(_ value: String) -> JSONValue {
    JSONValue(.string(value))
  }

  /// Makes an array.
  public static func array(_ elements: [JSONValue]) -> JSONValue {
    JSONValue(.array(elements))
  }

  /// Makes an object of names and values, in this order, repeated names included.
  public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { JSONMember(name: $0.0, value: $0.1) }))
  }

  /// Makes an object of members, in this order, repeated names included.
  public static func object(members: [JSONMember]) -> JSONValue {
    JSONValue(.object(members))
  }
}
