import CaseModel
import HTTPCore
import JSONCore
import PayloadCrypto

/// Makes Aspen's `X-PRO-Auth-App` and `X-PRO-Auth-Payload`: an application key, and a JWT under its secret (HS256) with
/// the claims Nonce, Epoch and Token.
struct AspenSigner: Sendable {
  static let appHeader = "X-PRO-Auth-App"
  static let payloadHeader = "X-PRO-Auth-Payload"

  var appKey: String
  var appSecret: SecretValue
  /// Empty where a login has yet to bring it.
  var authToken: SecretValue
  /// What the further words of the scheme stand for: tokens that must not serve.
  var otherTokens: [String: SecretValue] = [:]

  /// The application key sent.
  func application(
    _ edits: [AuthenticationEdit], _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    var text = appKey
    for edit in edits {
      switch edit {
      case .unknownCaller: text = entropy.guid()
      case .caller(let change): text = try TextChange(taken: .none).apply(change, to: text, &entropy)
      default: continue
      }
    }
    return text
  }

  /// The JWT of a request, changed as the edits say.
  func payload(
    _ matter: SigningMatter, _ edits: [AuthenticationEdit], earlier: [EarlierStep],
    _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    var claims = JSONValue.object([
      ("Nonce", .string(entropy.guid())), ("Epoch", .number(text: String(matter.now))),
      ("Token", .string(authToken.text)),
    ])
    if authToken.isEmpty, !edits.contains(.claimAbsent("Token")) { throw .missingBinding("the token of a login") }
    var token = SignedToken(key: appSecret)
    for edit in edits {
      switch edit {
      case .otherKey: token.key = SecretValue(entropy.identifier(32))
      case .algorithm(let name): token.name(name)
      case .offeredKey(let offer): token.offer(offer, Array(entropy.identifier(32).utf8))
      case .claimAbsent(let name): claims = claims.removing(path: [name])
      case .claimEmpty(let name): claims = claims.setting(path: [name], to: .string(""))
      case .claim(let name, let value): claims = claims.setting(path: [name], to: value)
      case .claimText(let name, let edit):
        let changed = try TextChange(taken: .none).apply(edit, to: claims[name]?.string ?? "", &entropy)
        claims = claims.setting(path: [name], to: .string(changed))
      case .credential(let edit):
        let changed = try TextChange(taken: .none).apply(edit, to: authToken.text, &entropy)
        claims = claims.setting(path: ["Token"], to: .string(changed))
      case .otherCredential(let word):
        guard let other = otherTokens[word] else { throw .notApplicable("\(word) is not given") }
        claims = claims.setting(path: ["Token"], to: .string(other.text))
      case .fractionalTime:
        claims = claims.setting(path: ["Epoch"], to: .number(text: "\(matter.now).25"))
      case .shifted(let seconds):
        let time = matter.now.addingReportingOverflow(Int64(seconds)).partialValue
        claims = claims.setting(path: ["Epoch"], to: .number(text: String(time)))
      case .replayed(let step, let name):
        guard let value = Self.claims(of: step, earlier)?[name] else {
          throw .notApplicable("step \(step + 1) sent no \(name)")
        }
        claims = claims.setting(path: [name], to: value)
      case .absent, .empty, .malformed, .duplicated, .inQuery, .followed, .unknownCaller, .caller, .alteredPayload,
        .alteredSignature,
        .alteredSignatureEnd, .cutSignature, .signatureInOtherCase:
        continue
      case .alteredBody, .signatureMethod: throw .notApplicable("the scheme has nothing of the kind")
      }
    }
    return try altered(token.signed(claims), claims, edits)
  }

  /// The token changed after signing.
  private func altered(
    _ token: String, _ claims: JSONValue, _ edits: [AuthenticationEdit]
  ) throws(ComposeFailure) -> String {
    do throws(CryptoError) {
      var parts = try JWT.split(token)
      for edit in edits {
        switch edit {
        case .alteredPayload:
          let later = (claims["Epoch"]?.number?.int ?? 0).addingReportingOverflow(1).partialValue
          parts.claims = claims.setting(path: ["Epoch"], to: .number(later)).bytes()
        case .alteredSignature:
          if let first = parts.signature.first { parts.signature[0] = first ^ 1 }
        case .alteredSignatureEnd:
          if let last = parts.signature.indices.last { parts.signature[last] ^= 1 }
        case .cutSignature(let count): parts.signature = Array(parts.signature.prefix(max(0, count)))
        case .signatureInOtherCase: return SignedToken.inOtherCase(parts)
        default: continue
        }
      }
      return parts.token
    } catch {
      throw .crypto(error.message)
    }
  }

  private static func claims(of step: Int, _ earlier: [EarlierStep]) -> JSONValue? {
    guard earlier.indices.contains(step), let token = earlier[step].sent.request.fields[payloadHeader],
      let parts = try? JWT.split(token)
    else { return nil }
    return try? JSONReader.read(parts.claims).value
  }
}
