import CaseModel
import JSONCore
import PayloadCrypto

/// Seals the bodies of one operation into its envelope, and opens the envelopes of answers.
struct Sealer: Sendable {
  /// The outer member that holds the token.
  let member: String
  let envelope: TokenEnvelope
  let key: SecretValue

  /// Opens the body of an answer.
  func open(_ body: [UInt8]) -> OpenedBody {
    guard let outer = try? JSONReader.read(body).value, let value = outer[member] else { return .clear(body) }
    guard let token = value.string else { return .unopened("\(member) is no string") }
    do throws(CryptoError) {
      if case .jwe(let bits) = envelope.cipher, let header = try? JWE.split(token).header,
        let obstacle = JWEHeader.obstacle(in: header, expecting: JWE.encryption(keyLength: bits / 8))
      {
        return .unopened(obstacle)
      }
      return .opened(try envelope.open(token) { _ in true })
    } catch {
      return .unopened(error.message)
    }
  }

  /// Returns the vector that came with an answer's token; nil where it does not travel.
  func initializationVector(of body: [UInt8]) -> [UInt8]? {
    guard let token = try? JSONReader.read(body).value[member]?.string else { return nil }
    return envelope.initializationVector(of: token)
  }
}
