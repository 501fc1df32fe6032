import Glibc

/// Why a server or a thread could not be started.
public enum WireError: Error, Sendable, Hashable {
  /// A system call failed, with its error number.
  case system(call: String, errno: Int32)
  /// The address to listen at could not be resolved.
  case resolve(host: String, detail: String)
  /// The server was started before.
  case alreadyStarted

  /// A sentence that says what happened.
  public var message: String {
    switch self {
    case .system(let call, let errno): "\(call) failed: \(systemErrorText(errno))"
    case .resolve(let host, let detail): "the address \(host) could not be resolved: \(detail)"
    case .alreadyStarted: "the server was started before"
    }
  }
}

/// Gives the system's words for an error number.
public func systemErrorText(_ number: Int32) -> String {
  var text = [CChar](repeating: 0, count: 256)
  guard strerror_r(number, &text, text.count) == 0 else { return "error \(number)" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
