import CaseModel
import ContractModel
import HTTPCore

/// The envelope absent, unreadable, altered, sealed otherwise, or left out in favour of clear text.
struct EnvelopeGenerator: CaseGenerator {
  let name = "envelope"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let envelope = context.operation.request.envelope else { return [] }
    let member = envelope.member
    let presence: [(String, SealEdit, String)] = [
      ("absent", .absent, "without \(member)"), ("empty", .empty, "\(member) empty"), ("null", .null, "\(member) null"),
      ("number", .number, "\(member) as a number"), ("clear", .clearInstead, "clear members instead of \(member)"),
      ("object", .asObject, "clear members inside \(member)"), ("array", .asArray, "\(member) inside an array"),
      ("text", .asText, "\(member) holding the members as clear text"),
    ]
    func make(_ aspect: String, _ name: String, _ edit: SealEdit, _ words: String, _ expectation: Expectation)
      -> GroupedCase?
    {
      context.oneStep(
        [aspect], name, group: "request.envelope", changed: words, edits: [.seal(edit)], expecting: expectation)
    }
    let isJWE = envelope.cipher.form == .jwe
    let sealing = (isJWE ? JWECases.sealing(member) : Self.sealing(envelope)) + Self.keySizes(envelope)
    let spelling = SealEdit.header(.otherSpelling)
    let result =
      presence.map { make("request.envelope.presence", $0.0, $0.1, $0.2, .refused) }
      + sealing.map { make("request.envelope.sealing", $0.0, $0.1, $0.2, .refused) } + [
        // Unknown members beside the token, and a header that says the same otherwise, are left open by the documents.
        make("request.envelope.presence", "clear-beside", .clearBeside, "clear members beside \(member)", .open),
        isJWE
          ? make("request.envelope.sealing", "header-spelling", spelling, "\(member) with another header", .open) : nil,
      ]
    return result.compactMap(\.self)
  }

  /// Tokens of octets in base64 that do not open, or that no one with the key has made.
  private static func sealing(_ envelope: Envelope) -> [(String, SealEdit, String)] {
    let member = envelope.member
    let sealing: [(String, SealEdit, String)] = [
      ("not-base64", .notBase64, "\(member) that is not base64"),
      ("truncated-byte", .truncated(1), "\(member) one byte short"),
      ("truncated-block", .truncated(16), "\(member) one block short"),
      ("extended-byte", .extended(1), "\(member) one byte longer"),
      ("flipped-first", .flipped(0), "\(member) with its first bit turned"),
      ("flipped-last", .flipped(-1), "\(member) with its last byte altered"),
      ("flipped-middle", .flipped(40), "\(member) with a byte in its middle altered"),
      ("reordered", .reordered, "\(member) with two blocks exchanged"),
      ("other-key", .otherKey, "\(member) sealed under another key"),
      ("ecb", .ecb, "\(member) sealed in ECB mode"), ("ctr", .ctr, "\(member) sealed in CTR mode"),
      ("encoded-only", .encodedOnly, "\(member) encoded but not encrypted"),
    ]
    let more: [(String, SealEdit, String)] =
      envelope.cipher.isAuthenticated
      ? [("too-short", .cut(to: 12), "\(member) too short for a tag")]
      : [
        ("padding-last-octet", .padding(.lastOctetOnly), "\(member) padded rightly in its last octet only"),
        ("padding-zeros", .padding(.zeros), "\(member) padded with zeros"),
        ("padding-overlong", .padding(.overlong), "\(member) padded by more than a block"),
      ]
    return sealing + more
  }

  /// Tokens under keys of the sizes that are not the cipher's, and under the key filled up to the longest one.
  private static func keySizes(_ envelope: Envelope) -> [(String, SealEdit, String)] {
    let sizes: [(String, SealEdit, String)] = [16, 24, 32].filter { $0 != envelope.cipher.keyLength }.map { size in
      ("aes-\(size * 8)", .keySize(size), "\(envelope.member) sealed with a \(size * 8)-bit key")
    }
    guard envelope.cipher.keyLength < 32 else { return sizes }
    return sizes + [
      ("aes-256-zeros", .keyFilled(to: 32), "\(envelope.member) sealed under the key with zeros behind it")
    ]
  }
}
