import Foundation
import PayloadCrypto
import Testing

/// The `openssl` command opens what the kit seals and seals what the kit opens, where it is at hand.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"))) struct OpenSSLCommandTests {
  private static let plain = Array(#"{"messageCode":"1120","newPIN":"0739"}"#.utf8)
  private static let iv = (0xF0...0xFF).map { UInt8($0) }

  /// Runs the command with input in a file and returns what it writes.
  private func openssl(_ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let result = try run(arguments, input)
    try #require(result.status == 0)
    return result.written
  }

  private func run(_ arguments: [String], _ input: [UInt8]) throws -> (status: Int32, written: [UInt8]) {
    let file = FileManager.default.temporaryDirectory.appending(path: "conformance-kit-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments + ["-in", file.path]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let written = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return (process.terminationStatus, written)
  }

  @Test(arguments: [128, 192, 256], [TokenEnvelope.IVPlacement.prefix, .fixed(iv), .zero])
  func tokensPassBothWays(bits: Int, placement: TokenEnvelope.IVPlacement) throws {
    let key = (0..<bits / 8).map { UInt8($0 &* 7 &+ 1) }
    let envelope = try TokenEnvelope(key: key, cipher: .aesCBC(bits: bits), ivPlacement: placement)
    let sealed = try #require(Base64.decode(envelope.seal(Self.plain)))
    let isPrefix = placement == .prefix
    let iv = isPrefix ? Array(sealed.prefix(16)) : placement == .zero ? Array(repeating: 0, count: 16) : Self.iv
    let words = ["enc", "-aes-\(bits)-cbc", "-K", Hex.encode(key), "-iv", Hex.encode(iv)]

    #expect(try openssl(words + ["-d"], Array(sealed.dropFirst(isPrefix ? 16 : 0))) == Self.plain)
    let theirs = try openssl(words + ["-e"], Self.plain)
    #expect(try envelope.open(Base64.encode((isPrefix ? iv : []) + theirs)) == Self.plain)
  }

  @Test(arguments: [PINBlockFormat.format0, .format1, .format3], [16, 24])
  func pinBlocksOf3DESDecipherToTheirClearBlock(format: PINBlockFormat, length: Int) throws {
    let key = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 29 + 3) }
    let fill = (0..<14).map { UInt8($0) }
    let (pin, pan) = ("07391", "6039593553310257")
    let block = try PINBlock.seal(pin: pin, pan: pan, key: key, format: format, fill: fill)
    let words = ["enc", length == 16 ? "-des-ede" : "-des-ede3", "-nopad", "-K", Hex.encode(key)]

    let clear = try PINBlock.clear(pin: pin, pan: pan, format: format, fill: fill)
    #expect(try openssl(words + ["-d"], block) == clear)
    #expect(try openssl(words + ["-e"], clear) == block)
  }

  @Test(arguments: [128, 192, 256]) func pinBlocksOfAESDecipherInTwoPasses(bits: Int) throws {
    let key = (0..<bits / 8).map { UInt8(truncatingIfNeeded: $0 * 29 + 3) }
    let block = try PINBlock.seal(
      pin: "07391", pan: "6039593553310257", key: key, format: .format4, fill: Array(repeating: 0x5A, count: 8))
    let words = ["enc", "-aes-\(bits)-ecb", "-nopad", "-K", Hex.encode(key), "-d"]

    // The card number's length beyond twelve digits, the digits, zeros (ISO 9564-1 §9.4.2.3).
    let pan = try hex("46039593553310257000000000000000")
    let inner = zip(try openssl(words, block), pan).map { $0 ^ $1 }
    #expect(Hex.encode(try openssl(words, inner), uppercase: true) == "4507391AAAAAAAAA5A5A5A5A5A5A5A5A")
  }

  /// What `openssl cms` seals under a key of its own, wrapped in the one it is given (RFC 5083, RFC 5084, RFC 3565).
  private struct AuthEnvelopedData {
    var der: [UInt8]
    let wrappedKey: Range<Int>
    let nonce: Range<Int>
    let ciphertext: Range<Int>
    let tag: Range<Int>

    /// Finds the parts behind the object identifiers of AES in CMS: 2.16.840.1.101.3.4.1, then the cipher's number.
    init(_ der: [UInt8], bits: Int, plainLength: Int) throws {
      let numbers: (wrap: UInt8, gcm: UInt8) = bits == 128 ? (5, 6) : bits == 192 ? (25, 26) : (45, 46)
      func end(of number: UInt8) throws -> Int {
        let identifier: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01] + [number]
        let start = try #require(der.indices.first { der[$0...].starts(with: identifier) })
        return start + identifier.count
      }
      // Tag and length of the OCTET STRING, then the wrapped key.
      let wrapped = try end(of: numbers.wrap) + 2
      wrappedKey = wrapped..<wrapped + bits / 8 + 8
      // SEQUENCE of nonce and tag length, then the ciphertext as [0] and the tag at the end.
      let parameters = try end(of: numbers.gcm) + 4
      nonce = parameters..<parameters + 12
      ciphertext = nonce.upperBound + 5..<nonce.upperBound + 5 + plainLength
      tag = ciphertext.upperBound + 2..<ciphertext.upperBound + 18
      try #require(tag.upperBound == der.count)
      self.der = der
    }
  }

  @Test(arguments: [128, 192, 256]) func tokensInGaloisCounterModePassBothWays(bits: Int) throws {
    let wrapping = Hex.encode(try SecureRandom.bytes(bits / 8))
    let words = ["cms", "-secretkey", wrapping]
    let sealed = try openssl(
      words + ["-encrypt", "-binary", "-aes-\(bits)-gcm", "-secretkeyid", "01", "-outform", "DER"], Self.plain)
    var theirs = try AuthEnvelopedData(sealed, bits: bits, plainLength: Self.plain.count)
    let unwrap = ["enc", "-d", "-id-aes\(bits)-wrap", "-K", wrapping, "-iv", String(repeating: "A6", count: 8)]
    let key = try openssl(unwrap, Array(theirs.der[theirs.wrappedKey]))
    let envelope = try TokenEnvelope(key: key, cipher: .aesGCM(bits: bits))

    let parts = [theirs.nonce, theirs.ciphertext, theirs.tag].flatMap { theirs.der[$0] }
    #expect(try envelope.open(Base64.encode(parts)) == Self.plain)

    let ours = try #require(Base64.decode(envelope.seal(Self.plain)))
    theirs.der.replaceSubrange(theirs.nonce, with: ours.prefix(12))
    theirs.der.replaceSubrange(theirs.ciphertext, with: ours.dropFirst(12).dropLast(16))
    theirs.der.replaceSubrange(theirs.tag, with: ours.suffix(16))
    #expect(try openssl(words + ["-decrypt", "-inform", "DER"], theirs.der) == Self.plain)
    theirs.der[theirs.tag.lowerBound] ^= 1
    #expect(try run(words + ["-decrypt", "-inform", "DER"], theirs.der).status != 0)
  }
}
