import CaseModel
import JSONCore
import PayloadCrypto

/// Seals the bodies of one operation into its envelope, and opens the envelopes of answers.
struct Sealer: Sendable {
  /// The outer member that holds the token.
  let member: String
  let envelope: TokenEnvelope
  let key: [UInt8]

  /// Opens the body of an answer.
  func open(_ body: [UInt8]) -> OpenedBody {
    guard let outer = try? JSONReader.read(body).value, let value = outer[member] else { return .clear(body) }
    guard let token = value.string else { return .unopened("\(member) is no string") }
    do throws(CryptoError) {
      return .opened(try envelope.open(token))
    } catch {
      return .unopened(error.message)
    }
  }

  /// Returns the vector in front of an answer's token; nil where it does not travel.
  func initializationVector(of body: [UInt8]) -> [UInt8]? {
    guard envelope.ivPlacement == .prefix, let outer = try? JSONReader.read(body).value,
      let bytes = outer[member]?.string.flatMap(Base64.decode), bytes.count > envelope.cipher.ivLength
    else { return nil }
    return Array(bytes.prefix(envelope.cipher.ivLength))
  }
}
