/// One JSON number as it is spelled: `1`, `1.0`, `1e0` and `-0` are four different numbers here.
public struct JSONNumber: Sendable, Hashable {
  /// The text of the number; the reader only makes numbers that RFC 8259 §6 allows.
  public var text: String

  /// Makes a number of a text, which is written as it stands and not checked.
  public init(text: String) {
    self.text = text
  }

  /// Whether the number is spelled as an integer: an optional minus sign and digits, no fraction, no exponent.
  public var isInteger: Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The text when it is spelled as an integer, of any length; nil otherwise.
  public var integerText: String? {
    isInteger ? text : nil
  }

  /// The integer; nil when it is not spelled as one or does not fit.
  public var int: Int? {
    isInteger ? Int(text) : nil
  }
}
