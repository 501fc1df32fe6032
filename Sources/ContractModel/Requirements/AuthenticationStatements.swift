extension Statement {
  /// What a part of an authentication scheme promises.
  static func authentication(_ scheme: Authentication.Scheme, _ part: String) -> String {
    switch scheme {
    case .none: part
    case .oauth1: oauth1[part] ?? part
    case .aspenJWT: aspen[part] ?? part
    case .bearer: bearer[part] ?? part
    case .basic: basic[part] ?? part
    case .apiKey: apiKey[part] ?? part
    }
  }

  private static let oauth1 = [
    "header": "a request without an OAuth Authorization header is refused",
    "consumer-key": "a request with an unknown consumer key is refused",
    "signature": "a request whose OAuth signature does not verify is refused",
    "body-hash": "a request whose body does not have the signed hash is refused",
    "timestamp": "a request signed a day ago or a day ahead is refused",
    "nonce": "a second request with the same OAuth nonce is refused",
  ]

  private static let aspen = [
    "app-header": "a request without a known application key is refused",
    "payload-header": "a request without a signed payload header is refused",
    "signature": "a request whose payload signature does not verify is refused",
    "algorithm": "a payload header signed with another algorithm than HS256 is refused",
    "nonce": "a second request with the same payload Nonce is refused",
    "epoch": "a request whose Epoch is out of its window is refused",
    "token": "a request whose payload has no valid Token is refused",
  ]

  private static let basic = [
    "header": "a request without basic credentials is refused",
    "credentials": "a request whose user or password is not right is refused",
  ]

  private static let apiKey = [
    "header": "a request without an API key is refused",
    "key": "a request whose API key is not valid is refused",
  ]

  private static let bearer = [
    "header": "a request without a bearer token is refused",
    "token": "a request whose bearer token is not valid is refused",
  ]
}
