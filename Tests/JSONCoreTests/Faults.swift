import JSONCore
import Testing

/// The fault of bytes that are expected not to be JSON; an issue is recorded when they are accepted.
func fault(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) -> JSONError? {
  do {
    _ = try JSONReader.read(bytes)
    Issue.record("accepted: \(String(decoding: bytes, as: UTF8.self))", sourceLocation: sourceLocation)
    return nil
  } catch {
    return error
  }
}

/// The fault of a text that is expected not to be JSON.
func fault(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> JSONError? {
  fault(Array(text.utf8), sourceLocation: sourceLocation)
}

/// A text that is not JSON, with why and where.
struct Refused: Sendable, CustomTestStringConvertible {
  var text: String
  var reason: JSONError.Reason
  var offset: Int

  init(_ text: String, _ reason: JSONError.Reason, at offset: Int) {
    self.text = text
    self.reason = reason
    self.offset = offset
  }

  var testDescription: String { text }

  /// The unexpected character, as a reason.
  static func byte(_ scalar: Unicode.Scalar) -> JSONError.Reason {
    .unexpectedByte(UInt8(ascii: scalar))
  }
}
