/// A media type such as `application/json; charset=utf-8` (RFC 9110 §8.3.1).
public struct MediaType: Sendable, Hashable {
  /// One parameter; its name in lower case, its value without quotes.
  public struct Parameter: Sendable, Hashable {
    /// The name, in lower case.
    public var name: String
    /// The value as written, quotes and escapes undone.
    public var value: String
  }

  /// The type before the slash, in lower case.
  public var type: String
  /// The subtype after the slash, in lower case.
  public var subtype: String
  /// The parameters in their order.
  public var parameters: [Parameter]

  /// Reads a media type.
  ///
  /// - Returns: nil when the text does not follow the grammar of RFC 9110 §8.3.1; empty parameters (`a/b;;`) are legal.
  public init?(parsing text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    reader.skipWhitespace()
    guard let type = reader.token(), reader.take(0x2F), let subtype = reader.token() else { return nil }
    self.type = type.lowercased()
    self.subtype = subtype.lowercased()
    self.parameters = []
    while true {
      reader.skipWhitespace()
      if reader.atEnd { return }
      guard reader.take(ASCII.semicolon) else { return nil }
      reader.skipWhitespace()
      if reader.atEnd || reader.next == ASCII.semicolon { continue }
      guard let name = reader.token(), reader.take(0x3D), let value = reader.token() ?? reader.quotedString() else {
        return nil
      }
      parameters.append(Parameter(name: name.lowercased(), value: value))
    }
  }

  /// The type and subtype, `application/json`.
  public var essence: String { "\(type)/\(subtype)" }

  /// The value of the first parameter of this name, ASCII case aside.
  public func parameter(_ name: String) -> String? {
    parameters.first { ASCII.equalIgnoringCase($0.name.utf8, name.utf8) }?.value
  }

  /// Tells whether type and subtype are the same, whatever the parameters.
  public func isEquivalent(_ other: MediaType) -> Bool {
    type == other.type && subtype == other.subtype
  }

  /// Takes tokens and quoted strings from the front of a field value.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    var atEnd: Bool { position >= bytes.count }
    var next: UInt8? { atEnd ? nil : bytes[position] }

    mutating func skipWhitespace() {
      while let byte = next, ASCII.isWhitespace(byte) { position += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next == byte else { return false }
      position += 1
      return true
    }

    mutating func token() -> String? {
      let start = position
      while let byte = next, ASCII.isTokenOctet(byte) { position += 1 }
      return start == position ? nil : messageText(bytes[start..<position])
    }

    mutating func quotedString() -> String? {
      guard take(0x22) else { return nil }
      var value: [UInt8] = []
      while let byte = next {
        position += 1
        switch byte {
        case 0x22: return messageText(value)
        case 0x5C:
          guard let escaped = next else { return nil }
          position += 1
          value.append(escaped)
        case ASCII.tab: value.append(byte)
        default:
          if ASCII.isControl(byte) { return nil }
          value.append(byte)
        }
      }
      return nil
    }
  }
}
