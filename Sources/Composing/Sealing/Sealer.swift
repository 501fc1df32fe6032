import CaseModel
import ContractModel
import JSONCore
import PayloadCrypto

/// Seals the bodies of one operation into its envelope, and opens the envelopes of answers.
struct Sealer: Sendable {
  /// The outer member that holds the token.
  let member: String
  let envelope: TokenEnvelope
  let key: [UInt8]

  init(member: String, envelope: TokenEnvelope, key: [UInt8]) {
    self.member = member
    self.envelope = envelope
    self.key = key
  }

  /// The outer body of an inner one.
  func seal(
    _ inner: [UInt8], edits: [SealEdit], _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> [UInt8] {
    do throws(CryptoError) {
      let token = try envelope.seal(inner, iv: entropy.exactly(envelope.cipher.ivLength))
      return JSONValue.object([(member, .string(token))]).bytes()
    } catch {
      throw .crypto(error.message)
    }
  }

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
}
