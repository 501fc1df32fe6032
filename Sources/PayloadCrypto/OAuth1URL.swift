/// The request URL as the base string takes it (RFC 5849 §3.4.1.2 and §3.4.1.3.1).
struct OAuth1URL {
  /// Scheme and host in lower case, the port unless it is the scheme's own, and the path as it was sent.
  let base: String
  /// The decoded parameters of the query, in order.
  let query: [OAuth1.Parameter]

  /// Reads an absolute http or https URL.
  ///
  /// - Throws: `url` for anything else: another scheme, no host, user information, a port that is no number, characters
  ///   that are not printable ASCII, a query with a malformed escape.
  init(_ text: String) throws(CryptoError) {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .url }
    let whole = text.prefix { $0 != "#" }
    let lowered = whole.prefix(8).lowercased()
    let defaultPort: Int
    let scheme: String
    if lowered.hasPrefix("https://") {
      (scheme, defaultPort) = ("https://", 443)
    } else if lowered.hasPrefix("http://") {
      (scheme, defaultPort) = ("http://", 80)
    } else {
      throw .url
    }
    let rest = whole.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest.dropFirst(authority.count)
    let path = target.prefix { $0 != "?" }
    base =
      scheme + (try Self.authority(authority, defaultPort: defaultPort)) + (path.isEmpty ? "/" : String(path))
    query = try Self.parameters(target.dropFirst(path.count + 1))
  }

  /// The host in lower case with its port, when that is not the scheme's own.
  private static func authority(_ text: Substring, defaultPort: Int) throws(CryptoError) -> String {
    guard !text.contains("@") else { throw .url }
    // The colons of an IPv6 address stand between brackets.
    let afterAddress = text.lastIndex(of: "]") ?? text.startIndex
    let colon = text[afterAddress...].firstIndex(of: ":") ?? text.endIndex
    let host = text[..<colon].lowercased()
    let port = text[colon...].dropFirst()
    guard !host.isEmpty, port.allSatisfy(\.isNumber) else { throw .url }
    if port.isEmpty { return host }
    guard let number = UInt16(port) else { throw .url }
    return Int(number) == defaultPort ? host : "\(host):\(number)"
  }

  /// Decodes `name=value` pairs between `&` as forms do; a name alone has an empty value.
  private static func parameters(_ text: Substring) throws(CryptoError) -> [OAuth1.Parameter] {
    var parameters: [OAuth1.Parameter] = []
    for pair in text.utf8.split(separator: 0x26) {
      let name = pair.prefix { $0 != 0x3D }
      guard let decodedName = OAuth1.percentDecode(name, plusIsSpace: true),
        let value = OAuth1.percentDecode(pair.dropFirst(name.count + 1), plusIsSpace: true)
      else { throw .url }
      parameters.append((decodedName, value))
    }
    return parameters
  }
}
