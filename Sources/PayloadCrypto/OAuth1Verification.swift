/// The verifying side of OAuth 1.0.
extension OAuth1 {
  /// The parameters a request must carry; `oauth_version` may be absent (RFC 5849 §3.1).
  public static let requiredParameters = [
    "oauth_consumer_key", "oauth_nonce", "oauth_timestamp", "oauth_signature_method", "oauth_body_hash",
    "oauth_signature",
  ]

  /// Checks form, body hash and signature of a request.
  ///
  /// A signature over the parameters as RFC 5849 encodes them fits, and so does one over them as the header spells them.
  /// Whether the consumer key is known, the nonce new and the timestamp within its window is for the caller to judge.
  /// - Parameters:
  ///   - header: the value of `Authorization`.
  ///   - url: absolute, as the client wrote it: scheme, host, path and query.
  ///   - body: the bytes received.
  ///   - key: the client's key, either half.
  /// - Returns: the decoded parameters in the header's order.
  /// - Throws: `authorizationHeader`; `repeatedParameter`; `missingParameter`; `signatureMethod`; `oauthVersion`;
  ///   `bodyHash`; `notBase64` or `signature` for the signature; `url`.
  @discardableResult
  public static func verify(
    _ header: String, method: String, url: String, body: [UInt8], key: RSAKey
  ) throws(CryptoError) -> [Parameter] {
    guard let spelled = parseSpelled(header), let parameters = decode(spelled) else { throw .authorizationHeader }
    var values: [String: String] = [:]
    for parameter in parameters {
      guard values.updateValue(parameter.value, forKey: parameter.name) == nil else { throw .repeatedParameter }
    }
    for name in requiredParameters where values[name, default: ""].isEmpty { throw .missingParameter(name) }
    guard values["oauth_signature_method"] == signatureMethod else { throw .signatureMethod }
    guard values["oauth_version", default: "1.0"] == "1.0" else { throw .oauthVersion }
    guard values["oauth_body_hash"] == bodyHash(body) else { throw .bodyHash }
    guard let signature = Base64.decode(values["oauth_signature", default: ""]) else { throw .notBase64 }
    // First as RFC 5849 spells the parameters, then as this header does.
    for candidate in [parameters.map({ spell($0, .encoded) }), spelled] {
      let text = try baseString(method: method, url: url, spelled: candidate)
      if try key.verify(signature, of: Array(text.utf8)) { return parameters }
    }
    throw .signature
  }
}
