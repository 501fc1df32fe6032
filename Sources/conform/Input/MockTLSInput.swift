import ConformanceKit

/// What `conform mock` is told of TLS, and what the target file that fits it says.
struct MockTLSInput {
  static let tls = Option(name: "--tls", help: "speak https, with a certificate made now unless one is given")
  static let certificate = Option(
    name: "--tls-certificate", value: "FILE", help: "the server's certificate and its chain (PEM, or PKCS#12)")
  static let key = Option(name: "--tls-key", value: "FILE", help: "the private key of --tls-certificate (PEM)")
  static let clientAuthority = Option(
    name: "--client-ca", value: "FILE", help: "ask every client for a certificate of these authorities (PEM)")
  static let options = [tls, certificate, key, clientAuthority]

  /// The server's settings; nil without --tls.
  let settings: TLSServerSettings?
  /// What clients must trust.
  let authorities: TLSCertificateList?

  init(_ arguments: Arguments, _ complaints: inout Complaints) {
    let others = [Self.certificate, Self.key, Self.clientAuthority].filter { arguments.has($0) }
    guard arguments.has(Self.tls) else {
      for option in others { complaints.add("\(option.name) needs --tls") }
      (settings, authorities) = (nil, nil)
      return
    }
    let made = Self.identity(arguments, &complaints)
    var clients = TLSServerSettings.ClientCheck.none
    if let path = arguments[Self.clientAuthority] {
      let list = Self.contents(path, Self.clientAuthority, &complaints).map { TLSCertificateList(pem: $0) }
      if let list, list.isEmpty {
        complaints.add("\(Self.clientAuthority.name) \(quoted(path)): holds no PEM certificate")
      }
      if let list { clients = .required(list) }
    }
    settings = made.map { TLSServerSettings(identity: $0.identity, clients: clients) }
    authorities = made?.authorities
  }

  /// The server's side of TLS; nil without --tls.
  func server() throws(UsageFailure) -> TLSServer? {
    do throws(TLSError) {
      return try settings.map { settings throws(TLSError) in try TLSServer(settings) }
    } catch {
      throw UsageFailure("\(Self.tls.name): \(error.message)")
    }
  }

  private static func identity(
    _ arguments: Arguments, _ complaints: inout Complaints
  ) -> (identity: TLSIdentity, authorities: TLSCertificateList)? {
    do throws(TLSError) {
      guard let path = arguments[certificate] else {
        if arguments.has(key) { complaints.add("\(key.name) needs \(certificate.name)") }
        let authority = try MockAuthority()
        return (try authority.server(), authority.certificates)
      }
      guard let bytes = contents(path, certificate, &complaints) else { return nil }
      var none: [UInt8] = []
      if TLSIdentity.isPKCS12(bytes) {
        let identity = try TLSIdentity.pkcs12(bytes, passphrase: &none)
        return (identity, identity.chain)
      }
      guard var keyBytes = arguments.has(key) ? contents(arguments[key] ?? "", key, &complaints) : bytes else {
        return nil
      }
      let identity = try TLSIdentity.pem(certificate: bytes, key: &keyBytes, passphrase: &none)
      return (identity, identity.chain)
    } catch {
      let option = error == .noCertificate || arguments[key] == nil ? certificate : key
      complaints.add("\(option.name) \(quoted(arguments[option] ?? "")): \(error.message)")
      return nil
    }
  }

  private static func contents(_ path: String, _ option: Option, _ complaints: inout Complaints) -> [UInt8]? {
    do throws(FileFailure) {
      return try fileBytes(path)
    } catch {
      complaints.add("\(option.name) \(quoted(path)): cannot be read: \(error.reason)")
      return nil
    }
  }
}
