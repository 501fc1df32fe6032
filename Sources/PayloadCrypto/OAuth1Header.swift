/// The `Authorization` header of OAuth 1.0 (RFC 5849 §3.5.1).
extension OAuth1 {
  /// Writes a header value: `OAuth name="value",…`, names and values percent-encoded, in the order given.
  public static func header(_ parameters: [Parameter]) -> String {
    header(spelled: parameters.map { spell($0, .encoded) })
  }

  /// Writes a header value of parameters spelled as they are to stand in it.
  static func header(spelled parameters: [Parameter]) -> String {
    "OAuth " + parameters.map { #"\#($0.name)="\#($0.value)""# }.joined(separator: ",")
  }

  /// Reads a header value.
  ///
  /// White space around commas and empty list elements are allowed; the scheme is compared without case.
  /// - Returns: the decoded parameters in order, `realm` and repetitions included; nil when the value is not one.
  public static func parse(_ header: String) -> [Parameter]? { parseSpelled(header).flatMap(decode) }

  /// Decodes parameters; nil when one is malformed.
  static func decode(_ spelled: [Parameter]) -> [Parameter]? {
    var parameters: [Parameter] = []
    for parameter in spelled {
      guard let name = percentDecode(parameter.name), let value = percentDecode(parameter.value) else { return nil }
      parameters.append((name, value))
    }
    return parameters
  }

  /// Reads a header value and leaves names and values as they are spelled.
  static func parseSpelled(_ header: String) -> [Parameter]? {
    var scanner = Scanner(rest: header.utf8[...])
    guard scanner.takeScheme() else { return nil }
    var parameters: [Parameter] = []
    while true {
      scanner.skip { $0 == 0x20 || $0 == 0x09 || $0 == comma }
      if scanner.rest.isEmpty { return parameters }
      guard let parameter = scanner.takeParameter() else { return nil }
      parameters.append(parameter)
      scanner.skip { $0 == 0x20 || $0 == 0x09 }
      guard scanner.rest.isEmpty || scanner.rest.first == comma else { return nil }
    }
  }

  private static var comma: UInt8 { 0x2C }

  private struct Scanner {
    var rest: Substring.UTF8View

    /// Takes `OAuth` and a blank, or `OAuth` at the very end.
    mutating func takeScheme() -> Bool {
      let scheme = rest.prefix { $0 != 0x20 && $0 != 0x09 }
      rest = rest.dropFirst(scheme.count)
      return scheme.map { $0 | 0x20 } == Array("oauth".utf8)
    }

    /// Takes `name="value"`.
    mutating func takeParameter() -> Parameter? {
      let name = rest.prefix { $0 != 0x3D && $0 != OAuth1.comma && $0 != 0x22 }
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, take(0x3D), take(0x22) else { return nil }
      let value = rest.prefix { $0 != 0x22 }
      rest = rest.dropFirst(value.count)
      return take(0x22) ? (String(Substring(name)), String(Substring(value))) : nil
    }

    mutating func skip(while matches: (UInt8) -> Bool) { rest = rest.drop(while: matches) }

    private mutating func take(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}
