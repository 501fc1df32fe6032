import CaseModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Synchronization

/// Signs requests with OAuth 1.0a in the RSA-SHA256 profile with a body hash.
struct OAuth1Signer: Sendable {
  var consumerKey: String
  var signingKey: RSAKey
  var spelling: OAuth1.Spelling
  let strangersKey = StrangersKey.shared

  /// The `Authorization` value of a request, changed as the edits say.
  func authorization(
    _ matter: SigningMatter, _ edits: [AuthenticationEdit], earlier: [EarlierStep],
    _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    if edits.contains(where: Self.isOfTokens) { throw .notApplicable("the scheme has nothing of the kind") }
    var alteration = OAuth1.Alteration()
    alteration.replaced = try Self.replayed(edits, earlier)
    var key = signingKey
    var consumer = consumerKey
    let nonce = entropy.identifier(16)
    var time = matter.now
    do throws(CryptoError) {
      for edit in edits {
        switch edit {
        case .otherKey: key = try strangersKey.key()
        case .unknownCaller: consumer = entropy.unlike(consumerKey, isHex: false) ?? "conformance-unknown-caller"
        case .alteredPayload:
          alteration.replacedAfterSigning["oauth_nonce"] = (nonce.hasPrefix("A") ? "B" : "A") + nonce.dropFirst()
        case .alteredSignature: alteration.flipsSignature = true
        case .alteredBody: alteration.signedBody = matter.body + [UInt8(ascii: " ")]
        case .claimAbsent(let name): alteration.omitted.insert(name)
        case .claimEmpty(let name): alteration.set(name, "")
        case .claim(let name, let value): alteration.set(name, value.plainText)
        case .shifted(let seconds): time = matter.now.addingReportingOverflow(Int64(seconds)).partialValue
        case .signatureMethod(let name, let secret): alteration.sharedSecret = try shared(name, secret)
        default: continue
        }
      }
      return try OAuth1.authorizationHeader(
        method: matter.method, url: matter.url, body: matter.body, consumerKey: consumer, key: key, nonce: nonce,
        timestamp: Int(clamping: time), spelling: spelling, alteration: alteration)
    } catch {
      throw .crypto(error.message)
    }
  }

  /// Whether an edit changes what only tokens have.
  private static func isOfTokens(_ edit: AuthenticationEdit) -> Bool {
    switch edit {
    case .credential, .algorithm, .offeredKey, .alteredSignatureEnd, .cutSignature, .signatureInOtherCase,
      .fractionalTime, .claimText, .caller, .otherCredential:
      true
    case .absent, .empty, .malformed, .duplicated, .inQuery, .followed, .otherKey, .unknownCaller, .alteredPayload,
      .alteredSignature,
      .alteredBody, .signatureMethod, .claimAbsent, .claimEmpty, .claim, .shifted, .replayed:
      false
    }
  }

  /// What anybody can sign with.
  private func shared(_ name: String, _ secret: OpenSecret) throws(CryptoError) -> OAuth1.Alteration.SharedSecret? {
    guard let method = OAuth1.SharedSecretMethod(rawValue: name) else { return nil }
    let text: String
    switch secret {
    case .publicKey: text = String(decoding: try signingKey.publicPEM(), as: UTF8.self)
    case .empty: text = ""
    }
    return OAuth1.Alteration.SharedSecret(method: method, secret: text)
  }

  /// The parameters taken over from earlier steps.
  private static func replayed(
    _ edits: [AuthenticationEdit], _ earlier: [EarlierStep]
  ) throws(ComposeFailure) -> [String: String] {
    var result: [String: String] = [:]
    for case .replayed(let step, let name) in edits {
      let header = earlier.indices.contains(step) ? earlier[step].sent.request.fields["Authorization"] : nil
      let used = OAuth1.parse(header ?? "") ?? []
      guard let value = used.first(where: { $0.name == name })?.value else {
        throw .notApplicable("step \(step + 1) sent no \(name)")
      }
      result[name] = value
      // A nonce is used up for its timestamp only (RFC 5849 §3.3).
      if name == "oauth_nonce", let time = used.first(where: { $0.name == "oauth_timestamp" })?.value {
        result["oauth_timestamp"] = time
      }
    }
    return result
  }
}

extension OAuth1.Alteration {
  /// Gives a parameter another value; the signature's can only be changed after signing.
  fileprivate mutating func set(_ name: String, _ value: String) {
    if name == "oauth_signature" { replacedAfterSigning[name] = value } else { replaced[name] = value }
  }
}

/// A private RSA key that no server knows, made when it is first needed and kept while the process lives.
final class StrangersKey: Sendable {
  static let shared = StrangersKey()

  private let made = Mutex<RSAKey?>(nil)

  func key() throws(CryptoError) -> RSAKey {
    try made.withLock { (made) throws(CryptoError) -> RSAKey in
      if let key = made { return key }
      let key = try RSAKey(privatePEM: RSAKey.generateKeyPairPEM().privateKey)
      made = key
      return key
    }
  }
}
