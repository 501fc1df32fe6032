import COpenSSL

/// The way failures of the library leave this module.
enum OpenSSL {
  /// Empties the thread's error queue and returns its first entry as an error of `operation`.
  ///
  /// The queue belongs to the thread: an entry left behind would be blamed on the next TLS call of that thread.
  static func failure(_ operation: String) -> CryptoError {
    let code = ERR_get_error()
    ERR_clear_error()
    return .library(operation: operation, code: UInt(code))
  }

  /// Empties the thread's error queue where the failure has a better name than the library's.
  static func drain() { ERR_clear_error() }

  /// Returns the count as the library's `int`.
  ///
  /// - Throws: `inputTooLong` when it does not fit, with a block to spare for padding.
  static func length(_ bytes: [UInt8]) throws(CryptoError) -> Int32 {
    guard let count = Int32(exactly: bytes.count), count <= Int32.max - 64 else {
      throw .inputTooLong(actual: bytes.count)
    }
    return count
  }
}
