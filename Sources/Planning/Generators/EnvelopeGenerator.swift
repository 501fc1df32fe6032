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
    var sealing: [(String, SealEdit, String)] = [
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
    if !envelope.cipher.isAuthenticated {
      sealing += [
        ("padding-last-octet", .padding(.lastOctetOnly), "\(member) padded rightly in its last octet only"),
        ("padding-zeros", .padding(.zeros), "\(member) padded with zeros"),
        ("padding-overlong", .padding(.overlong), "\(member) padded by more than a block"),
      ]
    }
    for size in [16, 24, 32] where size != envelope.cipher.keyLength {
      sealing.append(("aes-\(size * 8)", .keySize(size), "\(member) sealed with a \(size * 8)-bit key"))
    }
    func make(_ aspect: String, _ name: String, _ edit: SealEdit, _ words: String, _ expectation: Expectation)
      -> GroupedCase?
    {
      context.oneStep(
        [aspect], name, group: "request.envelope", changed: words, edits: [.seal(edit)], expecting: expectation)
    }
    return presence.compactMap { make("request.envelope.presence", $0.0, $0.1, $0.2, .refused) }
      + sealing.compactMap { make("request.envelope.sealing", $0.0, $0.1, $0.2, .refused) }
      // Unknown members beside the token are a policy the documents leave open.
      + [make("request.envelope.presence", "clear-beside", .clearBeside, "clear members beside \(member)", .open)]
      .compactMap { $0 }
  }
}
