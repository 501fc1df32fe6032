import CaseModel
import HTTPCore

/// Finds the secrets of a request in the octets of its answer.
struct SecretSearch {
  /// One find.
  struct Find: Hashable {
    var secret: Secret
    /// How it is spelled there.
    var form: String
    var offset: Int
  }

  private let redactor: Redactor
  private let secrets: [String: Secret]

  /// - Parameters:
  ///   - secrets: what is looked for.
  ///   - changing: those of them that every request has anew: they are looked for with their digits' pairs turned
  ///     round too, as BCD nibbles stand in some messages.
  ///   - longest: the octets of the longest text that is looked through.
  ///   - memory: keeps what was made for secrets that come with every request.
  init(_ secrets: [Secret], changing: Set<String>, longest: Int, memory: SecretMemory) {
    let turned = secrets.compactMap { secret -> Secret? in
      guard secret.length > 6 || secret.isOne(of: changing), let value = secret.withOctets(Self.turned) else {
        return nil
      }
      return Secret(label: secret.label + Self.turnedMark, value: value, isLasting: secret.isLasting)
    }
    let all = secrets + turned
    self.redactor = memory.redactor(for: all, longest: longest)
    self.secrets = Dictionary(all.map { (Self.name(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a secret is found under: its label and what tells its value from others, not the value itself.
  @Sendable static func name(of secret: Secret) -> String { "\(secret.label)\u{0}\(secret.hashValue)" }

  /// Every find in a text, in order.
  func finds(in text: [UInt8]) -> [Find] {
    redactor.occurrences(in: text).compactMap { occurrence in
      guard let secret = secrets[occurrence.label] else { return nil }
      guard secret.label.hasSuffix(Self.turnedMark) else {
        guard occurrence.form != .plain || Self.isWhole(secret, at: occurrence.range, in: text) else {
          return nil
        }
        return Find(secret: secret, form: occurrence.form.rawValue, offset: occurrence.range.lowerBound)
      }
      guard occurrence.form == .plain, Self.isWhole(secret, at: occurrence.range, in: text) else { return nil }
      let plain = Secret(label: String(secret.label.dropLast(Self.turnedMark.count)), value: secret.value)
      return Find(secret: plain, form: "nibbles reversed", offset: occurrence.range.lowerBound)
    }
  }

  private static let turnedMark = "\u{1}"

  /// The text with the two characters of every pair exchanged; nil for what is no run of (hexadecimal) digits, or is
  /// the same then.
  private static func turned(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count >= 4, bytes.allSatisfy({ $0.isDigit || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 2) {
      result += bytes[start..<min(start + 2, bytes.count)].reversed()
    }
    return result.elementsEqual(bytes) ? nil : String(decoding: result, as: UTF8.self)
  }

  /// Whether what stands there is the secret and not a part of something longer: digits as a whole run of digits, a
  /// short word as a whole value, other short values as a whole run of letters and digits.
  private static func isWhole(_ secret: Secret, at range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : nil
    let after = range.upperBound < text.count ? text[range.upperBound] : nil
    if secret.withOctets({ $0.allSatisfy(\.isDigit) }) {
      return before?.isDigit != true && after?.isDigit != true
    }
    if secret.length < 8, secret.withOctets({ $0.allSatisfy(\.isLetter) }) {
      return [before, after].allSatisfy { $0 == nil || $0 == 0x22 }
    }
    guard secret.length < 12 else { return true }
    return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isDigit } ?? true }
  }
}
