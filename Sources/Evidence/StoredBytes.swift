import JSONCore
import PayloadCrypto

/// Octets as a JSON value: a string where they are UTF-8, base64 in an object where they are not.
enum StoredBytes {
  static func value(_ bytes: [UInt8]) -> JSONValue {
    if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
    return .object([("base64", .string(Base64.encode(bytes)))])
  }

  static func bytes(_ value: JSONValue?) -> [UInt8]? {
    if let text = value?.string { return Array(text.utf8) }
    return value?["base64"]?.string.flatMap(Base64.decode)
  }
}
