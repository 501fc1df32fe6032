/// A file of a bundle: a path below its directory, and the octets.
public struct BundleFile: Sendable, Hashable {
  public var path: String
  public var bytes: [UInt8]

  /// Makes a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  // What stands where.
  public static let manifest = "manifest.json"
  public static let attestation = "attestation.json"
  public static let record = "run.json"
  public static let exchanges = "exchanges.jsonl"
  public static let targets = "targets.json"
  public static let waivers = "waivers.json"
  public static let contracts = "contracts/"

  /// Whether a path stays below the bundle's directory whatever reads it: plain names joined by slashes.
  public static func isPlain(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && path.utf8.count <= 255
      && parts.allSatisfy { part in
        !part.isEmpty && part.first != "."
          && part.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
          }
      }
  }
}
