import CaseModel
import PayloadCrypto

/// The values of a target, which no made-up value may equal: looked at where they lie, and never copied.
struct TakenValues: Sendable {
  /// No values: what is made up may be anything.
  static let none = TakenValues([])

  private let values: [SecretValue]

  init(_ values: [SecretValue]) {
    self.values = values
  }

  /// The values of all bindings.
  init(_ bindings: Bindings) {
    self.init(bindings.values.values.flatMap(\.secrets))
  }

  /// Whether one of the values is this one.
  func contains(_ text: some OctetSource) -> Bool {
    text.withOctets { text in values.contains { $0.withOctets { $0.elementsEqual(text) } } }
  }

  /// Whether these octets stand somewhere in one of the values.
  func hold(_ part: [UInt8]) -> Bool {
    values.contains { $0.withOctets { Self.stands(part, in: $0) } }
  }

  /// Whether octets stand somewhere in others; none stand nowhere.
  static func stands(_ part: [UInt8], in octets: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first, octets.count >= part.count else { return false }
    return (0...octets.count - part.count).contains { start in
      octets[start] == first && octets[start..<start + part.count].elementsEqual(part)
    }
  }
}
