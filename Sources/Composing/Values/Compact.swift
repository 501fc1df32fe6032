import JSONCore
import PayloadCrypto

/// A text in the compact serialisation of JWT (three parts) or JWE (five): base64url parts between dots
/// (RFC 7515 §7.1, RFC 7516 §7.1), the first of which is a JSON object with `alg`.
struct Compact: Sendable, Hashable {
  var parts: [String]

  /// Takes a text apart; nil when it is no compact token.
  init?(_ text: String) {
    guard (text.utf8.count { $0 == 0x2E }) <= 4 else { return nil }
    parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 3 || parts.count == 5, let header = Base64.decodeURL(parts[0]) else { return nil }
    guard let value = try? JSONReader.read(header).value, value["alg"] != nil else { return nil }
  }

  var text: String { parts.joined(separator: ".") }

  /// The token with a header that asks for no algorithm; a JWT loses its signature too (RFC 8725 §2.1).
  var withoutAlgorithm: String {
    var copy = self
    copy.parts[0] = Base64.encodeURL(Array(#"{"alg":"none"}"#.utf8))
    if parts.count == 3 { copy.parts[2] = "" }
    return copy.text
  }

  /// The token with other bytes behind its header, part for part of the same length.
  func remade(_ entropy: inout some EntropySource) -> String {
    var copy = self
    for index in parts.indices.dropFirst() {
      copy.parts[index] = Base64.encodeURL(entropy.exactly(parts[index].utf8.count * 3 / 4))
    }
    return copy.text
  }

  /// The place, in scalars from the text's end, of the last character all of whose bits count.
  var lastFullCharacter: Int {
    let last = parts[parts.count - 1].utf8.count
    return last >= 2 ? 2 : 1
  }
}
