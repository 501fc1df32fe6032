/// A field's type in the documents' own notation, taken apart.
public struct FieldType: Sendable, Hashable {
  /// The kind of value.
  public enum Base: Sendable, Hashable {
    /// Decimal digits; a JSON string or integer as the field's spellings say.
    case numeric
    /// Any text.
    case string
    case boolean
    /// 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
    case guid
    /// Hexadecimal digits.
    case hex
    /// Base64 with padding (RFC 4648 §4).
    case base64
    /// A calendar date and time written with the letters of the format, `YYYYMMDDHHMMSS`.
    case dateTime(String)
    case object
    case array
    /// Any JSON value of the field's spellings.
    case any
  }

  public var base: Base
  /// How many characters; nil when the notation gives none.
  public var length: Length?
  /// The only values allowed, as text; nil when the notation gives none.
  public var allowed: [String]?
  /// The notation as written.
  public var notation: String

  public init(_ base: Base, length: Length? = nil, allowed: [String]? = nil, notation: String = "") {
    self.base = base
    self.length = length
    self.allowed = allowed
    self.notation = notation
  }

  /// How many characters a value has.
  public struct Length: Sendable, Hashable {
    public var minimum: Int
    public var maximum: Int

    public init(_ minimum: Int, _ maximum: Int) {
      self.minimum = minimum
      self.maximum = maximum
    }

    /// Whether only one length is allowed.
    public var isExact: Bool { minimum == maximum }
  }
}

/// The JSON kind a value is written as.
public enum Spelling: String, Sendable, Hashable, CaseIterable {
  case string
  /// A number without fraction and exponent.
  case integer
  case number
  case boolean
  case object
  case array
  case null
}
