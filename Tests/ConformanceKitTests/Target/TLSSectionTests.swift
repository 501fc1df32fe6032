import ConformanceKit
import Foundation
import Testing

@Suite struct TLSSectionTests {
  @Test(arguments: [
    (
      #"{"certificateAuthorty": "a"}"#,
      #"tls has no member "certificateAuthorty"; did you mean "certificateAuthority"?"#
    ),
    (#"{"verify": "no"}"#, #""verify" is true or false, and this is a string"#),
    (
      #"{"minimumVersion": "1.1"}"#,
      #""minimumVersion" is "1.2" or "1.3", and this is "1.1"; older versions are not spoken"#
    ),
    (#"{"clientKey": "k"}"#, #""clientKey" needs a "clientCertificate" beside it"#),
    (#"{"serverName": ""}"#, #""serverName" is empty; give it a value, or take it out"#),
    (
      #"{"serverName": "a b\u001b[31m"}"#,
      #""serverName" is a host name or an address, and "a b\u{1b}[31m" is none"#
    ),
    (#"[]"#, #""tls" is an object, and this is an array"#),
  ])
  func aSectionThatCannotBeSaysWhy(section: String, words: String) {
    let text = #"{"url": "https://a", "tls": \#(section)}"#
    do throws(TargetFailure) {
      _ = try TargetFileReader.read(Array(text.utf8), path: "target.json")
      Issue.record("it was read")
    } catch {
      #expect(error.problems.count == 1 && error.text.hasSuffix(words), "\(error.text)")
    }
  }

  @Test func aSectionBesidePlainHTTPIsAnError() {
    let text = #"{"url": "http://a", "tls": {}}"#
    #expect(throws: TargetFailure.self) { try TargetFileReader.read(Array(text.utf8), path: "t") }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var certificate: String? = "client.pem"
    var key: String?
    var passphrase: TargetFile.Source?
    var authority = "ca.pem"
    /// What is said; nil for a section that can be used.
    var words: String?
  }

  static let cases = [
    Case(testDescription: "both files", key: "client.key"),
    Case(testDescription: "encrypted key", key: "locked.key", passphrase: .environment("PASSPHRASE")),
    Case(testDescription: "PKCS#12", certificate: "client.p12", passphrase: .literal("open sesame")),
    Case(testDescription: "a directory of authorities", key: "client.key", authority: "."),
    Case(
      testDescription: "no such authority", key: "client.key", authority: "none.pem",
      words: #"tls.certificateAuthority "none.pem": there is no such file or directory"#),
    Case(
      testDescription: "no plain file of authorities", key: "client.key", authority: "/dev/null",
      words: #"tls.certificateAuthority "/dev/null": the file cannot be read"#),
    Case(
      testDescription: "no such certificate", certificate: "none.pem",
      words: #"tls.clientCertificate "none.pem": the file cannot be read"#),
    Case(
      testDescription: "no key in the file",
      words: #"tls.clientKey "client.pem": holds no private key in PEM or PKCS#12 form"#),
    Case(
      testDescription: "another's key", key: "other.key",
      words: #"tls.clientKey "other.key": the key does not fit the certificate (subject CN=conform mock client"#),
    Case(
      testDescription: "no passphrase", key: "locked.key",
      words: #"tls.clientKey "locked.key": is encrypted, and no passphrase is given"#),
    Case(
      testDescription: "wrong passphrase", key: "locked.key", passphrase: .literal("wrong horse"),
      words: #"tls.clientKey "locked.key": does not open with the passphrase given"#),
    Case(
      testDescription: "wrong passphrase of PKCS#12", certificate: "client.p12", passphrase: .literal("wrong horse"),
      words: #"tls.clientCertificate "client.p12": does not open with the passphrase given"#),
    Case(
      testDescription: "variable not set", key: "locked.key", passphrase: .environment("NOWHERE"),
      words: "tls.clientKeyPassphrase: the environment variable NOWHERE is not set"),
    Case(
      testDescription: "DER", certificate: "client.der", key: "client.key",
      words: #"tls.clientCertificate "client.der": holds no certificate in PEM or PKCS#12 form"#),
    Case(
      testDescription: "PKCS#12 without a key", certificate: "keyless.p12", passphrase: .literal("open sesame"),
      words: #"tls.clientCertificate "keyless.p12": holds no private key in PEM or PKCS#12 form"#),
    Case(
      testDescription: "PKCS#12 of old", certificate: "old.p12", passphrase: .literal("open sesame"),
      words: #"tls.clientCertificate "old.p12": is enciphered in a way that OpenSSL 3 speaks no more; make it anew"#),
    Case(
      testDescription: "expired", certificate: "late.pem", key: "late.key",
      words: #"tls.clientCertificate "late.pem": the certificate has expired (subject CN=conform mock client"#),
  ]

  @Test(arguments: cases) func theFilesOfASectionAreReadBeforeAnythingIsSent(value: Case) throws {
    let folder = try TLSFolder()
    try folder.write(try folder.clients.client().keyPEM, "other.key")
    let late = try folder.clients.client(validFrom: -7200, validUntil: -60)
    try folder.write(late.chain.pem, "late.pem")
    try folder.write(late.keyPEM, "late.key")
    try openssl(
      ["pkcs8", "-topk8", "-in", "client.key", "-out", "locked.key", "-passout", "pass:open sesame"], in: folder)
    try openssl(
      [
        "pkcs12", "-export", "-in", "client.pem", "-inkey", "client.key", "-out", "client.p12", "-passout",
        "pass:open sesame",
      ], in: folder)
    let others = [
      ["-export", "-legacy", "-inkey", "client.key", "-out", "old.p12"], ["-export", "-nokeys", "-out", "keyless.p12"],
    ]
    for arguments in others {
      try openssl(["pkcs12", "-in", "client.pem", "-passout", "pass:open sesame"] + arguments, in: folder)
    }
    try openssl(["x509", "-in", "client.pem", "-outform", "der", "-out", "client.der"], in: folder)
    let contract = try Shipped.contract("rackspace-identity")
    func run() throws -> RunRecord {
      try folder.run(contract, settings: RunSettings(suite: .smoke), asksClients: true) { tls in
        tls.clientCertificate = value.certificate
        tls.clientKey = value.key
        tls.clientKeyPassphrase = value.passphrase
        tls.certificateAuthority = value.authority
      }
    }
    guard let words = value.words else {
      let record = try run()
      #expect(record.verdict == .conforms, "\(record.verdictReason)")
      return
    }
    let failure = #expect(throws: ConfigurationFailure.self) { try run() }
    #expect(failure?.sentences.count == 1 && failure?.text.contains(words) == true, "\(failure?.text ?? "")")
    #expect(failure?.text.contains("sesame") == false && failure?.text.contains("horse") == false)
  }

  /// Runs the openssl command, an independent maker of these files.
  private func openssl(_ arguments: [String], in folder: TLSFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " "))")
  }
}
