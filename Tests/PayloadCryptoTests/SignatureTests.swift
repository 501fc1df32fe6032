import PayloadCrypto
import Testing

@Suite struct RSAKeyTests {
  let message = Array("a message".utf8)

  @Test func theOwnSignatureVerifiesAndNoOther() throws {
    let pair = try RSAKey.generateKeyPairPEM()
    let signature = try RSAKey(privatePEM: pair.privateKey).sign(message)
    #expect(signature.count == 256)
    #expect(try RSAKey(publicPEM: pair.publicKey).verify(signature, of: message))
    #expect(try !RSAKey(publicPEM: pair.publicKey).verify(signature, of: message + [0]))
    #expect(try !RSAKey(publicPEM: pair.publicKey).verify(signature.reversed(), of: message))
    #expect(try !RSAKey(publicPEM: pair.publicKey).verify([], of: message))
    #expect(try !RSAKey(publicPEM: pair.publicKey).verify(signature + [0], of: message))
    #expect(try RSAKey(privatePEM: pair.privateKey).publicPEM() == pair.publicKey)
  }

  @Test func aPublicKeySignsNothing() throws {
    let key = try RSAKey(publicPEM: TestKeys.rsa().publicKey)
    #expect(throws: CryptoError.self) { try key.sign(message) }
  }

  @Test func theSignatureIsDeterministic() throws {
    let pair = try TestKeys.rsa()
    let signature = try RSAKey(privatePEM: pair.privateKey).sign([])
    #expect(try RSAKey(privatePEM: pair.privateKey).sign([]) == signature)
    #expect(try RSAKey(publicPEM: pair.publicKey).verify(signature, of: []))
  }

  @Test(arguments: [
    "", "not a key", "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    "-----BEGIN PUBLIC KEY-----\n*\n-----END PUBLIC KEY-----\n", "\u{0}\u{0}", "é",
  ])
  func textWithoutAKeyIsUnreadable(text: String) {
    let pem = Array(text.utf8)
    #expect(throws: CryptoError.unreadableKey) { try RSAKey(privatePEM: pem).sign(message) }
    #expect(throws: CryptoError.unreadableKey) { try RSAKey(publicPEM: pem).verify([1], of: message) }
    #expect(throws: CryptoError.unreadableKey) { try RSAKey(privatePEM: pem).publicPEM() }
    #expect(throws: CryptoError.unreadableKey) { try Signature.sign(message, privateKeyPEM: pem) }
  }

  @Test func aKeyBehindAPassphraseIsUnreadableWithoutAsking() {
    #expect(throws: CryptoError.unreadableKey) {
      try Signature.sign(message, privateKeyPEM: Array(TestKeys.encryptedEd25519.utf8))
    }
  }

  @Test func keysOfAnotherKindAreRefused() throws {
    let curve = try Signature.generateKeyPairPEM(.p256)
    #expect(throws: CryptoError.wrongKeyKind) { try RSAKey(privatePEM: curve.privateKey).sign(message) }
    #expect(throws: CryptoError.wrongKeyKind) {
      try RSAKey(publicPEM: curve.publicKey).verify([1], of: message)
    }
    #expect(throws: CryptoError.wrongKeyKind) {
      try Signature.sign(message, privateKeyPEM: TestKeys.rsa().privateKey)
    }
  }

  @Test(arguments: [Int.min, 0, 512, 2047, 8193, Int.max]) func otherKeySizesAreRefused(bits: Int) {
    #expect(throws: CryptoError.self) { try RSAKey.generateKeyPairPEM(bits: bits) }
  }
}

@Suite struct EllipticCurveSignatureTests {
  @Test(arguments: Signature.KeyKind.allCases) func theOwnSignatureVerifiesAndNoOther(kind: Signature.KeyKind) throws {
    let message = Array("a message".utf8)
    let pair = try Signature.generateKeyPairPEM(kind)
    let other = try Signature.generateKeyPairPEM(kind)
    let signature = try Signature.sign(message, privateKeyPEM: pair.privateKey)
    #expect(try Signature.verify(signature, of: message, publicKeyPEM: pair.publicKey))
    #expect(try !Signature.verify(signature, of: message + [0], publicKeyPEM: pair.publicKey))
    #expect(try !Signature.verify(signature, of: message, publicKeyPEM: other.publicKey))
    #expect(try !Signature.verify([], of: message, publicKeyPEM: pair.publicKey))
    #expect(try !Signature.verify(signature.dropLast(), of: message, publicKeyPEM: pair.publicKey))
    #expect(try Signature.publicKeyPEM(fromPrivatePEM: pair.privateKey) == pair.publicKey)
  }

  @Test func ed25519FitsRFC8032() throws {
    // RFC 8032 §7.1, test 2, its key wrapped in PKCS#8 (RFC 8410 §7).
    let seed = try hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    let der = try hex("302e020100300506032b657004220420") + seed
    let pem = "-----BEGIN PRIVATE KEY-----\n\(Base64.encode(der))\n-----END PRIVATE KEY-----\n"
    let signature = try Signature.sign([0x72], privateKeyPEM: Array(pem.utf8))
    #expect(
      Hex.encode(signature)
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
  }

  @Test func otherCurvesAreRefused() {
    #expect(throws: CryptoError.wrongKeyKind) {
      try Signature.sign([], privateKeyPEM: Array(TestKeys.secp384r1.utf8))
    }
  }
}
