import CaseModel
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

  /// The token with one part changed; nil where it has no such part.
  func changed(_ edit: CompactEdit) -> String? {
    var copy = self
    switch edit {
    case .algorithm(let name):
      // A verifier that believes this asks for no signature (RFC 8725 §2.1).
      copy.parts[0] = Base64.encodeURL(Array(#"{"alg":"\#(name)"}"#.utf8))
      if parts.count == 3 { copy.parts[2] = "" }
    case .header:
      guard let header = Base64.decodeURL(parts[0]), let value = try? JSONReader.read(header).value else { return nil }
      copy.parts[0] = Base64.encodeURL(value.setting(path: ["x-note"], to: .string("1")).bytes())
    case .encryptedKey:
      guard parts.count == 5 else { return nil }
      copy.parts[1] = Base64.encodeURL(Array(1...32))
    case .vector: return turned(2)
    case .ciphertext: return turned(3)
    case .tag: return turned(4)
    case .shortTag:
      guard parts.count == 5, let tag = Base64.decodeURL(parts[4]), tag.count > 1 else { return nil }
      copy.parts[4] = Base64.encodeURL(Array(tag.prefix(tag.count / 2)))
    case .noTag:
      guard parts.count == 5 else { return nil }
      copy.parts[4] = ""
    }
    return copy.text
  }

  /// The JWE with the first bit of a part turned; nil where the part is empty or not there.
  private func turned(_ index: Int) -> String? {
    guard parts.count == 5, var bytes = Base64.decodeURL(parts[index]), !bytes.isEmpty else { return nil }
    bytes[0] ^= 0x80
    var copy = self
    copy.parts[index] = Base64.encodeURL(bytes)
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
