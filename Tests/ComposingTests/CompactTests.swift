import CaseModel
import PayloadCrypto
import Testing

@testable import Composing

@Suite struct CompactTests {
  private let key = [UInt8](repeating: 7, count: 32)

  private func changed(_ edit: CompactEdit) throws -> JWE.Parts {
    let token = try JWE.seal(Array("{}".utf8), key: key)
    return try JWE.split(try #require(Compact(token)?.changed(edit)))
  }

  @Test(arguments: [CompactEdit.header, .vector, .ciphertext, .tag])
  func aChangedPartIsOneThatTheTagDoesNotFit(edit: CompactEdit) throws {
    let parts = try changed(edit)
    #expect(throws: CryptoError.authentication) { try JWE.open(parts.token, key: key, accepts: { _ in true }) }
  }

  @Test func eachPartCanBeChangedAlone() throws {
    let right = try JWE.split(JWE.seal(Array("{}".utf8), key: key))
    #expect(try changed(.encryptedKey).encryptedKey.count == 32)
    #expect(try changed(.shortTag).tag.count == 8)
    #expect(
      try changed(.header).header == Array(#"{"enc":"A256GCM","alg":"dir","x-note":"1"}"#.utf8))
    #expect(try changed(.algorithm("nOnE")).header == Array(#"{"alg":"nOnE"}"#.utf8))
    #expect(try changed(.vector).iv.count == right.iv.count)
  }

  @Test func aJWTHasNoVectorAndNoTag() throws {
    let token = try #require(Compact(JWT.sign(claims: Array("{}".utf8), key: [1])))
    #expect(token.changed(.vector) == nil && token.changed(.encryptedKey) == nil && token.changed(.shortTag) == nil)
    #expect(token.changed(.algorithm("None"))?.hasSuffix(".") == true)
  }
}
