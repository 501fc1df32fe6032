import CaseModel
import ContractModel
import PayloadCrypto

extension BindingCheck {
  /// The signing the target's authentication scheme asks for; what it lacks is reported.
  mutating func signer(spelling: OAuth1.Spelling) -> Signer {
    switch authentication?.scheme {
    case nil, Authentication.Scheme.none?: return .none
    case .oauth1?:
      guard let consumerKey = word("consumerKey")?.text, let pem = word("signingKey") else { return .none }
      do throws(CryptoError) {
        let key = try RSAKey(privatePEM: pem)
        return .oauth1(OAuth1Signer(consumerKey: consumerKey, signingKey: key, spelling: spelling))
      } catch {
        let name = authentication?.bindings["signingKey"] ?? "signingKey"
        report(name, "has \(FieldType.shape(of: pem.text)); wanted an RSA private key in PEM without a passphrase")
        return .none
      }
    case .aspenJWT?:
      guard let app = word("appKey")?.text, let secret = word("appSecret"), let token = word("authToken") else {
        return .none
      }
      return .aspenJWT(
        AspenSigner(appKey: app, appSecret: secret, authToken: token, otherTokens: otherCredentials))
    case .bearer?:
      guard let token = word("token") else { return .none }
      return .token(TokenSigner(token: token, otherTokens: otherCredentials))
    case .apiKey?:
      guard let key = word("key"), let header = authentication?.header else { return .none }
      return .token(TokenSigner(header: header, scheme: nil, token: key, otherTokens: otherCredentials))
    case .basic?:
      guard let user = word("user")?.text, let password = word("password") else { return .none }
      checkUser(user)
      let others = otherCredentials
      let other = others["otherUser"].flatMap { user in others["otherPassword"].map { (user, $0) } }
      return .basic(BasicSigner(user: user, password: password, other: other))
    }
  }

  /// A colon ends a user's name, and neither part may hold control characters (RFC 7617 §2).
  private mutating func checkUser(_ user: String) {
    let name = authentication?.bindings["user"] ?? "user"
    if user.contains(":") { report(name, "has a colon, which ends the name of a user in basic credentials") }
  }

  /// The bindings that the scheme can do without, by its words, as far as they are given.
  private var otherCredentials: [String: SecretValue] {
    guard let authentication else { return [:] }
    return authentication.bindings.filter { authentication.scheme.optionalWords.contains($0.key) }
      .compactMapValues { secret($0) }
  }

  /// The binding that a scheme's word stands for; empty where a login has yet to bring it.
  private mutating func word(_ word: String) -> SecretValue? {
    let name = authentication?.bindings[word] ?? word
    if let value = secret(name) { return value }
    if login(giving: name) != nil { return SecretValue("") }
    report(name, "is missing: the scheme \(bindings.authentication) needs it")
    return nil
  }
}
