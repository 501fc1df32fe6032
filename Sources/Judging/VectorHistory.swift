/// The initialisation vectors of sealed answers in the order they came, and whether one foretells another.
///
/// A block cipher in a chaining mode wants vectors that nobody can foretell (NIST SP 800-38A, appendix C): counters and
/// clocks are none. Random ones come near each other in neither of the two ways by any chance that counts:
/// thirteen octets of sixteen alike in two of them, or one difference twice between two that follow each other.
public struct VectorHistory: Sendable {
  private var vectors: [[UInt8]] = []
  private var differences: Set<[UInt8]> = []

  public init() {}

  /// Takes the next vector, as ``text(of:)`` writes it; returns whether those before it foretell it.
  ///
  /// Only vectors of a block are looked at: a nonce of a counter mode may count (NIST SP 800-38D §8.2.1). One that
  /// stood there before is another matter.
  public mutating func foretells(_ text: String) -> Bool {
    guard let vector = Self.octets(of: text) else { return false }
    defer { vectors.append(vector) }
    guard let last = vectors.last, !vectors.contains(vector) else { return false }
    let steps = [Self.difference(vector, last), Self.difference(vector.reversed(), last.reversed())]
    let isStep = steps.map { !differences.insert($0).inserted }.contains(true)
    return isStep || vectors.contains { other in vector.indices.count { other[$0] == vector[$0] } >= 13 }
  }

  /// Writes a vector's octets in hexadecimal, with spaces between them.
  public static func text(of vector: [UInt8]) -> String {
    vector.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }

  private static func octets(of text: String) -> [UInt8]? {
    let octets = text.split(separator: " ").map { UInt8($0, radix: 16) }
    let vector = octets.compactMap { $0 }
    return vector.count == 16 && octets.count == 16 ? vector : nil
  }

  /// What one number of many octets is more than another, the highest octet first, around the greatest of their size.
  private static func difference(_ vector: [UInt8], _ other: [UInt8]) -> [UInt8] {
    var result = vector
    var borrow = 0
    for index in vector.indices.reversed() {
      let rest = Int(vector[index]) - Int(other[index]) - borrow
      borrow = rest < 0 ? 1 : 0
      result[index] = UInt8(truncatingIfNeeded: rest)
    }
    return result
  }
}
