/// The signing side of OAuth 1.0.
extension OAuth1 {
  /// Says how a header departs from the correct one, for negative cases; empty by default.
  public struct Alteration: Sendable, Hashable {
    /// Parameters left out, before signing; `oauth_signature` after.
    public var omitted: Set<String> = []
    /// Values put in place of the correct ones (or added) before signing, so that the signature still fits.
    public var replaced: [String: String] = [:]
    /// Values put in place of the correct ones (or added) after signing, so that the signature does not fit.
    public var replacedAfterSigning: [String: String] = [:]
    /// The body whose hash is signed instead of that of the body sent.
    public var signedBody: [UInt8]?
    /// Whether one bit of the signature is flipped.
    public var flipsSignature = false
    /// The method and the secret that sign instead of the private key.
    public var sharedSecret: SharedSecret?

    /// A method whose key both sides hold, with the client's secret.
    public struct SharedSecret: Sendable, Hashable {
      public var method: SharedSecretMethod
      public var secret: String

      public init(method: SharedSecretMethod, secret: String) {
        self.method = method
        self.secret = secret
      }
    }

    /// Makes an alteration that changes nothing yet.
    public init() {}
  }

  /// Makes the `Authorization` value for a request.
  ///
  /// - Parameters:
  ///   - url: absolute, with its query; it must be spelled as the server sees it.
  ///   - body: the bytes sent; none for no body.
  ///   - key: the client's private key.
  ///   - nonce: unique for the timestamp; the profile uses 16 letters and digits.
  ///   - timestamp: seconds since 1970.
  ///   - spelling: how values are spelled in header and base string.
  /// - Throws: `url`.
  public static func authorizationHeader(
    method: String, url: String, body: [UInt8], consumerKey: String, key: RSAKey, nonce: String,
    timestamp: Int, spelling: Spelling = .encoded, alteration: Alteration = Alteration()
  ) throws(CryptoError) -> String {
    var parameters: [Parameter] = [
      ("oauth_consumer_key", consumerKey),
      ("oauth_nonce", nonce),
      ("oauth_timestamp", String(timestamp)),
      ("oauth_signature_method", alteration.sharedSecret?.method.rawValue ?? signatureMethod),
      ("oauth_version", "1.0"),
      ("oauth_body_hash", bodyHash(alteration.signedBody ?? body)),
    ]
    replace(alteration.replaced, in: &parameters)
    parameters.removeAll { alteration.omitted.contains($0.name) }
    let spelled = parameters.map { spell($0, spelling) }
    let text = try baseString(method: method, url: url, spelled: spelled)
    if let shared = alteration.sharedSecret {
      parameters.append(("oauth_signature", signature(of: text, method: shared.method, secret: shared.secret)))
    } else {
      var signature = try key.sign(Array(text.utf8))
      if alteration.flipsSignature, let last = signature.popLast() { signature.append(last ^ 1) }
      parameters.append(("oauth_signature", Base64.encode(signature)))
    }
    replace(alteration.replacedAfterSigning, in: &parameters)
    parameters.removeAll { alteration.omitted.contains($0.name) }
    return header(spelled: parameters.map { spell($0, $0.name == "oauth_signature" ? .encoded : spelling) })
  }

  /// Puts each value in place of the parameter's, or adds the parameter; in the order of names.
  private static func replace(_ values: [String: String], in parameters: inout [Parameter]) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if let index = parameters.firstIndex(where: { $0.name == name }) {
        parameters[index].value = value
      } else {
        parameters.append((name, value))
      }
    }
  }
}
