import JSONCore
import PayloadCrypto

/// Compares a credential with the one this server knows, and says how it differs.
enum CredentialCheck {
  /// What is wrong with the credential; nil when it is right, or when the bindings name none.
  static func finding(_ text: String, _ field: CheckedField) -> Violation.Kind? {
    guard let known = field.known, !known.isEmpty else { return nil }
    let sent = Array(text.utf8)
    if known.contains(where: { MAC.isEqual(Array($0.utf8), sent) }) { return nil }
    if field.otherCallers.contains(text) { return .otherCaller }
    if let tokens = field.tokens { return tokens.finding(text, known: field.canonical ?? "") }
    return difference(text, from: field.canonical ?? known.sorted().first ?? "")
  }

  /// How a text differs from the right one.
  static func difference(_ text: String, from right: String) -> Violation.Kind {
    let (sent, right) = (Array(text.utf8), Array(right.utf8))
    if let kind = unsignedKind(text) { return kind }
    if isQuoted(text) { return .quoted }
    if sent == right.map(swapped) { return .otherCase }
    if sent.starts(with: right) { return .extended }
    if right.starts(with: sent) { return .truncated }
    guard sent.count == right.count else { return .foreign }
    let places = sent.indices.filter { sent[$0] != right[$0] }
    if places.count <= 2, let place = places.first { return place < sent.count / 2 ? .alteredStart : .alteredEnd }
    return .foreign
  }

  /// Whether the text ends a quotation and goes on as a condition that always holds.
  static func isQuoted(_ text: String) -> Bool { text.contains("' OR '") }

  private static func swapped(_ byte: UInt8) -> UInt8 { TextCheck.isLetter(byte) ? byte ^ 0x20 : byte }

  /// Whether the text is a compact token whose header names the algorithm `none` (RFC 8725 §2.1), in any letter case.
  static func isAlgorithmNone(_ text: String) -> Bool { unsignedKind(text) != nil }

  /// The kind of a compact token whose header names the algorithm `none`; nil for any other.
  static func unsignedKind(_ text: String) -> Violation.Kind? {
    guard let dot = text.utf8.firstIndex(of: 0x2E), let bytes = Base64.decodeURL(String(text[..<dot])),
      let name = try? JSONReader.read(bytes).value["alg"]?.string,
      name.lowercased() == "none"
    else { return nil }
    return name == "none" ? .algorithmNone : .algorithmNoneInOtherCase
  }
}
