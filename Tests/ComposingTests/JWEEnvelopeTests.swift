import CaseModel
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

@testable import Composing

/// Compact JWEs as envelopes: what is sent, rightly or wrongly, and what is opened.
@Suite struct JWEEnvelopeTests {
  static let key = Hex.decode(EnvelopeTests.key) ?? []
  static let inner = Array(EnvelopeTests.inner.utf8)

  let composer: Composer

  init() throws {
    composer = try Sample.composer(
      EnvelopeTests.contract(.jweA192GCM), Bindings(["payloadKey": .one(EnvelopeTests.key)]))
  }

  func token(_ edits: [Edit] = []) throws -> String {
    let sent = try Sample.send(composer, edits)
    return try #require(JSONReader.read(sent.request.body).value["token"]?.string)
  }

  @Test func theBodyIsSealedUnderTheTargetsKey() throws {
    #expect(try JWE.open(token(), key: Self.key) == Self.inner)
    #expect(try String(decoding: JWE.parse(token()).header, as: UTF8.self) == #"{"enc":"A192GCM","alg":"dir"}"#)
  }

  @Test(arguments: [
    SealEdit.notBase64, .parts(4), .parts(6), .reordered, .otherKey, .keySize(16), .keySize(32), .encodedOnly,
    .unsecured, .compact(.header), .compact(.encryptedKey), .compact(.vector), .compact(.ciphertext), .compact(.tag),
    .compact(.shortTag), .compact(.noTag), .header(.algorithm("none")), .header(.encryption("none")),
    .header(.critical),
  ])
  func aBrokenTokenDoesNotOpen(edit: SealEdit) throws {
    #expect(throws: CryptoError.self) { try JWE.open(token([.seal(edit)]), key: Self.key) }
  }

  @Test(arguments: [HeaderEdit.algorithm("none"), .encryption("A128CBC-HS256"), .critical, .otherSpelling])
  func underAnotherHeaderATokenIsStillRightlySealed(edit: HeaderEdit) throws {
    let token = try token([.seal(.header(edit))])
    #expect(try JWE.open(token, key: Self.key) { _ in true } == Self.inner)
    let obstacle = JWEHeader.obstacle(in: try JWE.parse(token).header, expecting: "A192GCM")
    #expect((obstacle == nil) == (edit == .otherSpelling))
  }

  @Test func clearTextStandsWhereACarelessReaderLooksForIt() throws {
    #expect(try JWE.split(token([.seal(.encodedOnly)])).ciphertext == Self.inner)
    let unsecured = try JWT.split(token([.seal(.unsecured)]))
    #expect(unsecured.claims == Self.inner && unsecured.signature == [])
    #expect(String(decoding: unsecured.header, as: UTF8.self) == #"{"alg":"none"}"#)
  }

  @Test func partsAreLeftOutAddedAndExchanged() throws {
    #expect(try token([.seal(.parts(4))]).split(separator: ".", omittingEmptySubsequences: false).count == 4)
    #expect(try token([.seal(.parts(6))]).split(separator: ".", omittingEmptySubsequences: false).count == 6)
    #expect(try JWE.split(token([.seal(.reordered)])).ciphertext.count == AESGCM.tagLength)
    #expect(try JWE.split(token([.seal(.compact(.noTag))])).tag == [])
  }

  @Test(arguments: [SealEdit.ecb, .ctr, .flipped(0), .truncated(1), .cut(to: 3), .extended(1), .padding(.zeros)])
  func whatOctetsInBase64AloneHaveIsNotApplicable(edit: SealEdit) {
    #expect(throws: ComposeFailure.notApplicable("a JWE has no octets in base64")) { try token([.seal(edit)]) }
  }

  @Test func whatJWEsAloneHaveIsNotApplicableToOthers() throws {
    let other = try EnvelopeTests.composer()
    for edit in [SealEdit.compact(.tag), .parts(4), .header(.critical), .unsecured] {
      #expect(throws: ComposeFailure.notApplicable("the token is no JWE")) { try Sample.send(other, [.seal(edit)]) }
    }
  }

  /// An answer under the right key with this header.
  func opened(_ header: String, key: [UInt8] = key) throws -> OpenedBody {
    let token = try JWE.seal(Array("{}".utf8), key: key, header: Array(header.utf8), iv: Array(1...12))
    let operation = try #require(EnvelopeTests.contract().operation("reset"))
    return composer.open(Array(#"{"token":"\#(token)"}"#.utf8), operation: operation)
  }

  @Test(arguments: [
    #"{"alg":"dir","enc":"A192GCM"}"#, #" { "enc" : "A192GCM", "kid":"1", "typ":"JOSE", "alg" : "dir" }"#,
  ])
  func answersOpenHoweverTheirHeaderSaysTheSame(header: String) throws {
    #expect(try opened(header) == .opened(Array("{}".utf8)))
  }

  @Test(arguments: [
    (#"{"alg":"none","enc":"A192GCM"}"#, "its protected header does not name the alg dir"),
    (#"{"enc":"A192GCM"}"#, "its protected header does not name the alg dir"),
    (#"{"alg":"dir","enc":"A256GCM"}"#, "its protected header does not name the enc A192GCM"),
    (#"{"alg":"dir","enc":"A192GCM","zip":"DEF"}"#, "its protected header names a zip, and no compression is agreed"),
    (#"{"alg":"dir","enc":"A192GCM","crit":["b64"]}"#, "its protected header has crit, and no extension is agreed"),
    ("[]", "its protected header is no JSON object"),
  ])
  func answersWhoseHeaderSaysMoreOrElseDoNotOpen(header: String, reason: String) throws {
    #expect(try opened(header) == .unopened(reason))
  }

  @Test func answersUnderAnotherKeyDoNotOpen() throws {
    let header = #"{"alg":"dir","enc":"A192GCM"}"#
    #expect(
      try opened(header, key: Self.key.reversed())
        == .unopened("the authentication tag does not fit (another key, another IV, or altered bytes)"))
  }

  @Test func theVectorOfAnAnswerIsKnown() throws {
    let operation = try #require(EnvelopeTests.contract().operation("reset"))
    let body = Array(#"{"token":"\#(try JWE.seal([1], key: Self.key, iv: Array(1...12)))"}"#.utf8)
    #expect(composer.initializationVector(of: body, operation: operation) == Array(1...12))
  }
}
