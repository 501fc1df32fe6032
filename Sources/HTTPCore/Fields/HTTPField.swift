/// One header or trailer field, its octets as received or as they are to be sent.
public struct HTTPField: Sendable, Hashable {
  /// The field name, in the case it was written.
  public var name: [UInt8]
  /// The field value without the white space around it.
  public var value: [UInt8]

  /// Makes a field of the UTF-8 octets of two strings; nothing is checked or escaped.
  public init(_ name: String, _ value: String) {
    self.name = Array(name.utf8)
    self.value = Array(value.utf8)
  }

  /// Makes a field of raw octets; nothing is checked or escaped.
  public init(nameBytes: [UInt8], valueBytes: [UInt8]) {
    self.name = nameBytes
    self.value = valueBytes
  }

  /// The name as text.
  public var nameText: String { messageText(name) }

  /// The value as text: UTF-8 where valid, otherwise ISO 8859-1.
  public var valueText: String { messageText(value) }

  /// Tells whether the field has this name, ASCII case aside (RFC 9110 §5.1).
  public func isNamed(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { wanted in
      wanted.count == self.name.count && ASCII.equalIgnoringCase(wanted, self.name)
    }
  }

  /// Writes `name: value` and a line end.
  func write(to bytes: inout [UInt8]) {
    bytes += name
    bytes.append(ASCII.colon)
    bytes.append(ASCII.space)
    bytes += value
    bytes.append(ASCII.carriageReturn)
    bytes.append(ASCII.lineFeed)
  }
}
