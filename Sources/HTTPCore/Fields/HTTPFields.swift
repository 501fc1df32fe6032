/// The fields of a header or trailer section, in their order, repeated ones kept apart.
public struct HTTPFields: Sendable, Hashable, RandomAccessCollection {
  private var fields: [HTTPField]

  /// Makes a section of these fields, in this order.
  public init(_ fields: [HTTPField] = []) {
    self.fields = fields
  }

  public var startIndex: Int { fields.startIndex }
  public var endIndex: Int { fields.endIndex }
  public subscript(position: Int) -> HTTPField { fields[position] }

  /// The value of the first field of this name, as text; nil when there is none.
  public subscript(_ name: String) -> String? {
    fields.first { $0.isNamed(name) }?.valueText
  }

  /// Gives every field of this name, in order.
  public func all(_ name: String) -> [HTTPField] {
    fields.filter { $0.isNamed(name) }
  }

  /// Tells whether a field of this name is present.
  public func contains(_ name: String) -> Bool {
    fields.contains { $0.isNamed(name) }
  }

  /// Gives the comma-separated members of all fields of this name, trimmed, empty ones dropped (RFC 9110 §5.6.1).
  ///
  /// Meant for lists of tokens: a comma inside a quoted string separates too.
  public func listMembers(_ name: String) -> [String] {
    fields.lazy.filter { $0.isNamed(name) }.flatMap { field in
      field.value.split(separator: ASCII.comma).map { ASCII.trimmed($0) }.filter { !$0.isEmpty }.map { messageText($0) }
    }
  }

  /// Adds a field at the end.
  public mutating func append(_ name: String, _ value: String) {
    fields.append(HTTPField(name, value))
  }

  /// Adds a field at the end.
  public mutating func append(_ field: HTTPField) {
    fields.append(field)
  }

  /// Gives the first field of this name a new value and drops the others of that name; adds one when there is none.
  public mutating func set(_ name: String, _ value: String) {
    guard let first = fields.firstIndex(where: { $0.isNamed(name) }) else { return append(name, value) }
    fields[first].value = Array(value.utf8)
    let head = fields[...first]
    fields = head + fields[(first + 1)...].filter { !$0.isNamed(name) }
  }

  /// Drops every field of this name.
  public mutating func remove(_ name: String) {
    fields.removeAll { $0.isNamed(name) }
  }

  /// Writes every field line.
  func write(to bytes: inout [UInt8]) {
    for field in fields { field.write(to: &bytes) }
  }
}
