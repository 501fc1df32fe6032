/// The absolute URL of a target, taken apart (RFC 3986 §3): operations' paths are appended to it.
public struct TargetURL: Sendable, Hashable {
  /// `http` or `https`.
  public let scheme: String
  /// The host in lower case; an IPv6 address without its brackets.
  public let host: String
  /// 1 to 65535; the scheme's own when the text names none.
  public let port: Int
  /// What stands before every operation's path, without a slash at its end; empty for none.
  public let basePath: String

  /// Reads an absolute http or https URL.
  ///
  /// - Throws: the first thing in the text that no target URL has.
  public init(_ text: String) throws(TargetURLError) {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .character }
    let lowered = text.prefix(8).lowercased()
    let rest: Substring
    if lowered.hasPrefix("https://") {
      (scheme, rest) = ("https", text.dropFirst(8))
    } else if lowered.hasPrefix("http://") {
      (scheme, rest) = ("http", text.dropFirst(7))
    } else {
      throw .scheme
    }
    guard !rest.contains("?"), !rest.contains("#") else { throw .queryOrFragment }
    let authority = rest.prefix { $0 != "/" }
    guard !authority.contains("@") else { throw .userInformation }
    let (name, digits) = try Self.split(authority)
    guard Self.isHost(name, inBrackets: authority.hasPrefix("[")) else { throw .host }
    host = name.lowercased()
    guard let digits, !digits.isEmpty else {
      port = Self.defaultPort(of: scheme)
      basePath = Self.trimmed(rest.dropFirst(authority.count))
      return
    }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(digits), number > 0 else {
      throw .port
    }
    port = Int(number)
    basePath = Self.trimmed(rest.dropFirst(authority.count))
  }

  /// The value of the Host field: the default port left out, an IPv6 address in brackets (RFC 9110 §7.2).
  public var hostHeader: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == Self.defaultPort(of: scheme) ? name : "\(name):\(port)"
  }

  /// The absolute URL of a path with its query, which begins with a slash and stands below the base path.
  public func url(path: String) -> String {
    "\(scheme)://\(hostHeader)\(basePath)\(path)"
  }

  /// The absolute URL of a path with its query as it stands in a request line, base path and all.
  public func url(requestTarget: String) -> String {
    "\(scheme)://\(hostHeader)\(requestTarget)"
  }

  /// Whether two URLs lead to one server: scheme, host and port are the same.
  func isSameServer(as other: TargetURL) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  private static func defaultPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }

  /// Takes the host, and what follows its colon, out of an authority.
  private static func split(_ authority: Substring) throws(TargetURLError) -> (Substring, Substring?) {
    guard authority.hasPrefix("[") else {
      let host = authority.prefix { $0 != ":" }
      return (host, host.count == authority.count ? nil : authority.dropFirst(host.count + 1))
    }
    let host = authority.dropFirst().prefix { $0 != "]" }
    let rest = authority.dropFirst(host.count + 1)
    guard rest.first == "]" else { throw .host }
    let after = rest.dropFirst()
    guard after.isEmpty || after.first == ":" else { throw .host }
    return (host, after.isEmpty ? nil : after.dropFirst())
  }

  private static func isHost(_ text: Substring, inBrackets: Bool) -> Bool {
    guard !text.isEmpty else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E: true
      case 0x3A: inBrackets
      case 0x2D, 0x5F, 0x7E: !inBrackets
      default: false
      }
    }
  }

  private static func trimmed(_ path: Substring) -> String {
    var path = path
    while path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}

/// Why a text is no target URL.
public enum TargetURLError: Error, Hashable, Sendable {
  case scheme, character, userInformation, host, port, queryOrFragment

  /// One sentence for a person, without a final full stop and without the text.
  public var message: String {
    switch self {
    case .scheme: "the URL does not begin with http:// or https://"
    case .character: "the URL holds a space, a control character or a character beyond ASCII"
    case .userInformation: "the URL holds a user name or password; credentials are bindings"
    case .host: "the URL names no valid host"
    case .port: "the URL's port is not a number from 1 to 65535"
    case .queryOrFragment: "the URL has a query or fragment; operations' paths are appended to it"
    }
  }
}
