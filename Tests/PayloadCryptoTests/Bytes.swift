import PayloadCrypto
import Testing

/// The bytes a test vector spells in hexadecimal; spaces separate groups.
func hex(_ text: String) throws -> [UInt8] {
  try #require(Hex.decode(text.filter { $0 != " " }))
}
