/// Signs and verifies requests with OAuth 1.0 (RFC 5849) in the profile of RSA-SHA256 signatures and a SHA-256 body hash.
///
/// Where a body is JSON its bytes are covered by the parameter `oauth_body_hash`; form-encoded bodies, whose parameters
/// RFC 5849 would sign one by one, are not part of this profile.
///
/// Clients of the profile differ in one point. RFC 5849 percent-encodes every parameter in the header and once more in
/// the base string; the vendor's published client libraries leave all but the signature as it is in both places. A
/// server that takes header values as they were sent into the base string accepts either, and so does `verify`.
public enum OAuth1 {
  /// One decoded parameter.
  public typealias Parameter = (name: String, value: String)

  /// Says how parameter values are spelled in the header and in the base string.
  public enum Spelling: Sendable, Hashable, CaseIterable {
    /// Percent-encoded, as RFC 5849 §3.4.1.3.2 and §3.5.1 ask.
    case encoded
    /// With `!`, `+`, `/` and `=` left as they are, as the vendor's client libraries do; the signature is encoded.
    case plain
  }

  /// The only signature method of the profile.
  public static let signatureMethod = "RSA-SHA256"

  /// The text a signature covers (RFC 5849 §3.4.1): method, URL and parameters, each percent-encoded, between `&`.
  ///
  /// - Parameters:
  ///   - method: put into upper case.
  ///   - url: absolute; the parameters of its query are added, its fragment is left out.
  ///   - parameters: decoded, in any order; `realm` and `oauth_signature` are left out.
  /// - Throws: `url`.
  public static func baseString(
    method: String, url: String, parameters: [Parameter]
  ) throws(CryptoError) -> String {
    try baseString(method: method, url: url, spelled: parameters.map { spell($0, .encoded) })
  }

  /// The base string over parameters spelled as they are to enter it.
  static func baseString(
    method: String, url: String, spelled parameters: [Parameter]
  ) throws(CryptoError) -> String {
    let url = try OAuth1URL(url)
    let signed = parameters.filter { $0.name != "realm" && $0.name != "oauth_signature" }
    let pairs = (signed + url.query.map { spell($0, .encoded) }).sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    let normalized = pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return [method.uppercased(), url.base, normalized].map { percentEncode($0) }.joined(separator: "&")
  }

  /// Spells name and value for header and base string.
  static func spell(_ parameter: Parameter, _ spelling: Spelling) -> Parameter {
    let kept = spelling == .encoded ? "" : "!+/="
    return (percentEncode(parameter.name), percentEncode(parameter.value, keeping: kept))
  }

  /// The value of `oauth_body_hash`: the SHA-256 digest of the body in base64; of no bytes where there is no body.
  public static func bodyHash(_ body: [UInt8]) -> String { Base64.encode(Digest.sha256(body)) }

  /// Encodes every byte of the UTF-8 text but unreserved characters as `%XX` in upper case (RFC 5849 §3.6).
  public static func percentEncode(_ text: String) -> String { percentEncode(text, keeping: "") }

  private static func percentEncode(_ text: String, keeping kept: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: output.append(byte)
      case _ where kept.utf8.contains(byte): output.append(byte)
      default:
        output.append(0x25)
        output.append(contentsOf: Hex.encode([byte], uppercase: true).utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Decodes `%XX`; every other character stands for itself, `+` included.
  ///
  /// - Returns: nil when a `%` is not followed by two hexadecimal digits or the bytes are not UTF-8.
  public static func percentDecode(_ text: String) -> String? { percentDecode(text.utf8, plusIsSpace: false) }

  static func percentDecode(_ text: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
    var output: [UInt8] = []
    var bytes = text.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0x25:
        guard let high = bytes.next().flatMap(Hex.nibble), let low = bytes.next().flatMap(Hex.nibble) else {
          return nil
        }
        output.append(high << 4 | low)
      case 0x2B where plusIsSpace: output.append(0x20)
      default: output.append(byte)
      }
    }
    return String(validating: output, as: UTF8.self)
  }
}
