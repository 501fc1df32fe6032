import COpenSSL

extension [UInt8] {
  /// Overwrites the octets in a way that no optimiser takes out.
  ///
  /// For arrays that nobody else holds: of one that is shared a copy would be made, and that be overwritten.
  mutating func wipe() {
    withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }
}
