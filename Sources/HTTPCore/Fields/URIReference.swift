/// A reference to a resource, taken apart (RFC 3986 §4.1): what a Location field holds.
public struct URIReference: Sendable, Hashable {
  /// `http`, in lower case; nil for a relative reference.
  public var scheme: String?
  /// Host and port as written; nil where the reference has none.
  public var authority: String?
  public var path: String
  /// What stands behind the question mark; nil without one.
  public var query: String?

  /// Reads a reference; nil for a text that is none: empty, or with characters that no reference has.
  public init?(_ text: String) {
    guard !text.isEmpty, Self.isWritable(Array(text.utf8)) else { return nil }
    var rest = text.prefix { $0 != "#" }
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[colon...].dropFirst()
    }
    if rest.hasPrefix("//") {
      let name = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
      authority = String(name)
      rest = rest.dropFirst(2 + name.count)
    }
    let way = rest.prefix { $0 != "?" }
    path = String(way)
    query = way.count == rest.count ? nil : String(rest.dropFirst(way.count + 1))
  }

  /// The path seen from the path of the request that brought the reference, without `.` and `..` (RFC 3986 §5.2).
  public func path(seenFrom base: String) -> String {
    if authority != nil || path.hasPrefix("/") { return Self.withoutDots(path.isEmpty ? "/" : path) }
    if path.isEmpty { return base }
    let folder = base.lastIndex(of: "/").map { String(base[...$0]) } ?? "/"
    return Self.withoutDots(folder + path)
  }

  private static func withoutDots(_ path: String) -> String {
    var parts: [Substring] = []
    let all = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in all.enumerated() {
      let isLast = index == all.count - 1
      switch part {
      case ".": if isLast { parts.append("") }
      case "..":
        if !parts.isEmpty { parts.removeLast() }
        if isLast { parts.append("") }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, ASCII.isLetter(first) else { return false }
    return text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
  }

  /// Whether every octet may stand in a reference (RFC 3986 §2).
  private static func isWritable(_ bytes: [UInt8]) -> Bool {
    bytes.enumerated().allSatisfy { index, byte in
      if byte == UInt8(ascii: "%") {
        return bytes.count > index + 2 && ASCII.hexValue(bytes[index + 1]) != nil
          && ASCII.hexValue(bytes[index + 2]) != nil
      }
      return ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte)
    }
  }
}

extension URIReference {
  /// A part of a path with its percent signs decoded (RFC 3986 §2.1); octets that are no UTF-8 are repaired.
  public static func decoded(_ part: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(part.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
