import Foundation
import HTTPCore
import Testing
import Wire

/// Certificates made by the openssl command, each wrong in one way: what is said names the check that failed and the
/// certificate.
@Suite struct CertificateFailureTests {
  /// Files that one run of the script made.
  private final class Made: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-euc", CertificateFailureTests.script]
      process.currentDirectoryURL = url
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

    /// A certificate with what stands behind it in its file, and its key.
    func identity(_ name: String) throws -> TLSIdentity {
      var (key, none) = (try bytes("\(name).key"), [UInt8]())
      return try TLSIdentity.pem(certificate: try bytes("\(name).pem"), key: &key, passphrase: &none)
    }
  }

  private static let made = Result { try Made() }

  private static let script = #"""
    key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
    authority() {
      key "$1"
      openssl req -x509 -new -key "$1.key" -days 30 -subj "/CN=$2" -out "$1.pem"
    }
    # sign NAME SUBJECT AUTHORITY EXTENSIONS [OPTION…]; a key that is there already is taken.
    sign() {
      local name=$1 subject=$2 by=$3
      [ -e "$name.key" ] || key "$name"
      printf "$4" >"$name.ext"
      shift 4
      openssl req -new -utf8 -key "$name.key" -subj "$subject" -out "$name.csr"
      openssl x509 -req -days 5 -in "$name.csr" -CA "$by.pem" -CAkey "$by.key" -CAcreateserial -extfile "$name.ext" \
        -out "$name.own.pem" "$@"
      cat "$name.own.pem" >"$name.pem"
    }
    host='subjectAltName=IP:127.0.0.1,DNS:localhost\n'
    authority root root
    authority stranger root
    sign expired /CN=expired root "$host" -days -1
    sign elsewhere /CN=elsewhere root 'subjectAltName=DNS:pin.example\n'
    sign nameless /CN=127.0.0.1 root 'keyUsage=digitalSignature\n'
    key selfsigned
    openssl req -x509 -new -key selfsigned.key -days 5 -subj /CN=selfsigned -addext "${host%??}" -out selfsigned.pem
    sign orphan /CN=orphan stranger "$host"
    sign chained /CN=chained stranger "$host"
    cat stranger.pem >>chained.pem
    sign between /CN=between root 'basicConstraints=critical,CA:TRUE\n'
    sign unled /CN=unled between "$host"
    sign plain /CN=plain root 'basicConstraints=critical,CA:FALSE\n'
    sign overplain /CN=overplain plain "$host"
    cat plain.pem >>overplain.pem
    openssl genrsa -out weak.key 1024
    sign weak /CN=weak root "$host"
    sign sha1 /CN=sha1 root "$host" -sha1
    sign forclients /CN=forclients root "${host}extendedKeyUsage=clientAuth\n"
    sign narrow /CN=narrow root 'basicConstraints=critical,CA:TRUE\nnameConstraints=critical,permitted;DNS:a.example\n'
    sign outside /CN=outside narrow "$host"
    cat narrow.pem >>outside.pem
    sign short /CN=short root 'basicConstraints=critical,CA:TRUE,pathlen:0\n'
    sign long /CN=long short 'basicConstraints=critical,CA:TRUE\n'
    sign toolong /CN=toolong long "$host"
    cat long.pem short.pem >>toolong.pem
    sign hostile "$(printf '/CN=a\033[31mred\033]0;title\007\nnext\xe2\x80\xaebidi\xc2\x9b31m')" root \
      "$(printf 'subjectAltName=DNS:ev\033[31mil.example')\n"
    """#

  struct Wrong: Sendable, CustomTestStringConvertible {
    /// The file, and the subject of the certificate that is told.
    var file: String
    var subject: String?
    /// What failed, as it is told.
    var words: String
    var testDescription: String { file }
  }

  private static let noWay = "its issuer is no trusted authority, and the server sent no certificate that leads to one"
  static let wrong = [
    Wrong(file: "expired", words: "the check of the dates of the server's certificate failed: certificate has expired"),
    Wrong(
      file: "elsewhere",
      words:
        "the check of the name of the server's certificate failed: IP address mismatch: it is for DNS:pin.example, "
        + "and not for 127.0.0.1"),
    Wrong(file: "nameless", subject: "127.0.0.1", words: "it is for no host by name, and not for 127.0.0.1"),
    Wrong(
      file: "selfsigned",
      words: "the check of the authority of the server's certificate failed: self-signed certificate: it is no trusted "
        + "authority itself"),
    Wrong(
      file: "orphan",
      words: "the check of the authority of the server's certificate failed: unable to get local issuer certificate: "
        + noWay),
    Wrong(
      file: "chained", subject: "root",
      words: "in a certificate of the chain behind it: self-signed certificate in certificate chain: the authority it "
        + "leads to is not a trusted one"),
    Wrong(file: "unled", words: noWay),
    Wrong(
      file: "overplain", subject: "plain",
      words: "the check of the purpose of the server's certificate failed: in a certificate of the chain behind it: "
        + "invalid CA certificate"),
    Wrong(
      file: "weak", words: "the check of the strength of the server's certificate failed: EE certificate key too weak"),
    Wrong(
      file: "sha1",
      words: "the check of the strength of the server's certificate failed: CA signature digest algorithm too weak"),
    Wrong(
      file: "forclients",
      words: "the check of the purpose of the server's certificate failed: unsuitable certificate purpose"),
    Wrong(
      file: "outside",
      words: "the check of the purpose of the server's certificate failed: permitted subtree violation"),
    Wrong(
      file: "toolong", subject: "short",
      words: "in a certificate of the chain behind it: path length constraint exceeded"),
    Wrong(
      file: "hostile", subject: #"a\1B[31mred\1B]0\;title\07\0Anext\E2\80\AEbidi\C2\9B31m"#,
      words: "it is for DNS:ev.[31mil.example, and not for 127.0.0.1"),
  ]

  @Test(arguments: wrong) func theCheckAndTheCertificateAreTold(wrong: Wrong) throws {
    let made = try Self.made.get()
    var server = TLSServerSettings(identity: try made.identity(wrong.file))
    // OpenSSL shows weak certificates at its lowest level of security alone.
    server.minimumVersion = .tls10
    let client = TLSClientSettings(trust: .authorities(TLSCertificateList(pem: try made.bytes("root.pem"))))
    let exchange = try withTLSServer(server) { get($0, client) }
    let reason = try #require(exchange.tlsReason)

    #expect(reason.contains(wrong.words), "\(reason)")
    #expect(reason.contains("(subject CN=\(wrong.subject ?? wrong.file), issuer CN="), "\(reason)")
    #expect(reason.contains("SHA-256 ") && exchange.sentCount == 0)
    #expect(reason.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }, "\(reason)")
  }

  @Test(arguments: ["weak", "sha1"]) func aWeakCertificateOfTheClientIsNamed(name: String) throws {
    let identity = try Self.made.get().identity(name)
    let error = #expect(throws: TLSError.self) { try TLSClient(TLSClientSettings(identity: identity)) }
    #expect(error?.message.hasPrefix("OpenSSL refuses the certificate: ") == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("(subject CN=\(name), issuer CN=root") == true)
  }
}
