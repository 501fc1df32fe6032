import COpenSSL

/// The error queue of OpenSSL, which each thread has for itself.
enum OpenSSLErrors {
  /// The first error of the queue.
  struct First {
    var library: Int32
    var reason: Int32
    var words: String

    /// The number of the alert that the peer sent (RFC 8446 §6); nil for another error.
    var alert: Int32? {
      let number = reason - SSL_AD_REASON_OFFSET
      return library == ERR_LIB_SSL && (0...255).contains(number) ? number : nil
    }

    /// Whether an algorithm is asked for that no provider of OpenSSL has.
    var isUnsupported: Bool { reason == shim_ERR_R_UNSUPPORTED() }

    /// Whether the peer ended its side without close_notify.
    var isEndOfStream: Bool { library == ERR_LIB_SSL && reason == SSL_R_UNEXPECTED_EOF_WHILE_READING }
  }

  /// Takes the first error, which is nearest to the cause, and empties the queue.
  static func take() -> First {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0 else { return First(library: 0, reason: 0, words: "no reason is known") }
    let text = ERR_reason_error_string(code).map { String(cString: $0) }
    var first = First(library: ERR_GET_LIB(code), reason: ERR_GET_REASON(code), words: text ?? "error \(code)")
    if let alert = first.alert { first.words = words(ofAlert: alert, text) }
    return first
  }

  /// An alert of the peer, told as one (RFC 8446 §6).
  private static func words(ofAlert number: Int32, _ text: String?) -> String {
    guard let text else { return "the peer ended it with the alert \(number), which has no name" }
    let prefix = ["tlsv13 alert ", "tlsv1 alert ", "sslv3 alert ", "tlsv13 ", "tlsv1 "].first { text.hasPrefix($0) }
    return "the peer ended it with the alert \"\(text.dropFirst(prefix?.count ?? 0))\""
  }
}
