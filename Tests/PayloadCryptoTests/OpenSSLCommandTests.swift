import Foundation
import PayloadCrypto
import Testing

/// The `openssl` command opens what the kit seals and seals what the kit opens, where it is at hand.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"))) struct OpenSSLCommandTests {
  private static let plain = Array(#"{"messageCode":"1120","newPIN":"0739"}"#.utf8)
  private static let iv = (0xF0...0xFF).map { UInt8($0) }

  /// Runs the command with input in a file and returns what it writes.
  private func openssl(_ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "conformance-kit-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments + ["-in", file.path]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let written = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return written
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
}
