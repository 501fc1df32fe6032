import ContractModel
import JSONCore

extension TargetFile {
  /// The `tls` section: how the server is verified and what the kit shows it. Paths are relative to the target file.
  public struct TLS: Sendable, Hashable {
    /// Whether a certificate that is not in order ends the run.
    public var verifies = true
    /// A PEM file, or a directory of them; nil for the authorities of the system.
    public var certificateAuthority: String?
    /// A PEM file with the certificate and its chain, or a PKCS#12 file with the key too.
    public var clientCertificate: String?
    /// A PEM file; nil where the key is in the certificate's file.
    public var clientKey: String?
    /// What opens the key or the PKCS#12 file.
    public var clientKeyPassphrase: Source?
    /// A certificate of the same authority that has expired, with its key: whether the server looks at dates cannot be
    /// shown without one. Of the same forms, opened by the same passphrase.
    public var expiredClientCertificate: String?
    public var expiredClientKey: String?
    /// The name asked for and verified instead of the URL's host.
    public var serverName: String?
    /// The oldest version of the protocol that is taken: `1.2` or `1.3`.
    public var minimumVersion: String?

    public init() {}
  }
}

extension TargetFileReader {
  private static let tlsMembers = [
    "verify", "certificateAuthority", "clientCertificate", "clientKey", "clientKeyPassphrase",
    "expiredClientCertificate", "expiredClientKey", "serverName", "minimumVersion",
  ]

  /// Reads the `tls` section; nil when there is none.
  mutating func tls(_ value: JSONValue?, url: String) -> TargetFile.TLS? {
    guard let value else { return nil }
    guard value.members != nil else {
      fail("\"tls\" is an object, and this is \(Self.kind(value))", at: value.range.lowerBound)
      return nil
    }
    closed(value, Self.tlsMembers, "tls")
    if url.prefix(7).lowercased() == "http://" {
      fail(
        "\"tls\" is for https, and the url begins with http://", hint: "write https:// in \"url\", or take \"tls\" out",
        at: value.range.lowerBound)
    }
    var tls = TargetFile.TLS()
    if let verify = value["verify"] {
      if let bool = verify.bool {
        tls.verifies = bool
      } else {
        fail("\"verify\" is true or false, and this is \(Self.kind(verify))", at: verify.range.lowerBound)
      }
    }
    tls.certificateAuthority = filled(value["certificateAuthority"], "certificateAuthority")
    tls.clientCertificate = filled(value["clientCertificate"], "clientCertificate")
    tls.clientKey = filled(value["clientKey"], "clientKey")
    tls.expiredClientCertificate = filled(value["expiredClientCertificate"], "expiredClientCertificate")
    tls.expiredClientKey = filled(value["expiredClientKey"], "expiredClientKey")
    tls.serverName = filled(value["serverName"], "serverName")
    if let name = tls.serverName, !Self.isHostName(name), let place = value["serverName"] {
      fail(
        "\"serverName\" is a host name or an address, and \(Self.quoted(name)) is none", at: place.range.lowerBound)
    }
    tls.minimumVersion = filled(value["minimumVersion"], "minimumVersion")
    if let version = tls.minimumVersion, version != "1.2", version != "1.3", let place = value["minimumVersion"] {
      fail(
        "\"minimumVersion\" is \"1.2\" or \"1.3\", and this is \(Self.quoted(version))",
        hint: "older versions are not spoken", at: place.range.lowerBound)
    }
    if let passphrase = value["clientKeyPassphrase"] {
      tls.clientKeyPassphrase = source(passphrase, "clientKeyPassphrase")
      if case .list? = tls.clientKeyPassphrase {
        fail("\"clientKeyPassphrase\" is one value and no list", at: passphrase.range.lowerBound)
      }
    }
    let needed = [
      ("clientKey", "clientCertificate"), ("clientKeyPassphrase", "clientCertificate"),
      ("expiredClientCertificate", "clientCertificate"), ("expiredClientKey", "expiredClientCertificate"),
    ]
    for (name, other) in needed where value[other] == nil {
      guard let place = value[name] else { continue }
      fail("\"\(name)\" needs a \"\(other)\" beside it", at: place.range.lowerBound)
    }
    return tls
  }

  /// Whether a text may name a host, or be its address (RFC 1123 §2.1, underscores tolerated).
  private static func isHostName(_ text: String) -> Bool {
    (1...253).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  private mutating func filled(_ value: JSONValue?, _ name: String) -> String? {
    let read = text(value, name)
    guard let read, let value, read.isEmpty else { return read }
    fail("\"\(name)\" is empty", hint: "give it a value, or take it out", at: value.range.lowerBound)
    return nil
  }
}
