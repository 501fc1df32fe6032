import JSONCore
import PayloadCrypto

/// Lines each of which carries the SHA-256 of the one before, so that none can be changed, dropped or moved alone.
enum HashChain {
  /// What the first line carries.
  static let start = String(repeating: "0", count: 64)

  /// The digest the next line carries.
  static func digest(of line: [UInt8]) -> String { Digest.sha256Hex(line) }

  /// The octets of a line in its place, without its line end.
  static func bytes(of line: JSONValue, after previous: String) -> [UInt8] {
    JSONValue.object([("previous", .string(previous))] + (line.members ?? []).map { ($0.name, $0.value) }).bytes()
  }
}
