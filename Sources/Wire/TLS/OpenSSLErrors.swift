import COpenSSL

/// The error queue of OpenSSL, which each thread has for itself.
enum OpenSSLErrors {
  /// The first error of the queue.
  struct First {
    var library: Int32
    var reason: Int32
    var words: String

    /// Whether the peer ended its side without close_notify.
    var isEndOfStream: Bool { library == ERR_LIB_SSL && reason == SSL_R_UNEXPECTED_EOF_WHILE_READING }
  }

  /// Takes the first error, which is nearest to the cause, and empties the queue.
  static func take() -> First {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0 else { return First(library: 0, reason: 0, words: "no reason is known") }
    let text = ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)"
    return First(library: ERR_GET_LIB(code), reason: ERR_GET_REASON(code), words: words(text))
  }

  /// An alert of the peer is told as one (RFC 8446 §6).
  private static func words(_ text: String) -> String {
    for prefix in ["tlsv13 alert ", "tlsv1 alert ", "sslv3 alert "] where text.hasPrefix(prefix) {
      return "the peer ended it with the alert \"\(text.dropFirst(prefix.count))\""
    }
    return text
  }
}
