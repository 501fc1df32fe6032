import ContractModel
import JSONCore

/// Whether an answer repeats a value that was sent.
enum ValueLikeness {
  /// Compares as the types do: numbers without leading zeros, GUIDs without case, text as it stands.
  static func isSame(_ sent: String, _ received: String, types: [FieldType.Base?]) -> Bool {
    if sent == received { return true }
    if types.contains(.guid) || types.contains(.hex) { return sent.lowercased() == received.lowercased() }
    guard types.contains(.numeric), !sent.isEmpty, !received.isEmpty else { return false }
    return sent.drop { $0 == "0" } == received.drop { $0 == "0" }
  }

  /// Whether a value of an answer holds a value that was sent: every member and every element; further members are the
  /// server's own.
  static func holds(_ received: JSONValue, _ sent: JSONValue) -> Bool {
    if let elements = sent.array {
      guard let others = received.array, others.count == elements.count else { return false }
      return zip(others, elements).allSatisfy { holds($0, $1) }
    }
    if let members = sent.members {
      return members.allSatisfy { member in received[member.name].map { holds($0, member.value) } ?? false }
    }
    return sent.scalarText == received.scalarText
  }
}
