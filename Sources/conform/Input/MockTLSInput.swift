import ConformanceKit
import Foundation

/// What `conform mock` is told of TLS.
struct MockTLSInput {
  static let tls = Option(name: "--tls", help: "speak https, with a certificate made now unless one is given")
  static let certificate = Option(
    name: "--tls-certificate", value: "FILE", help: "the server's certificate and its chain (PEM, or PKCS#12)")
  static let key = Option(name: "--tls-key", value: "FILE", help: "the private key of --tls-certificate (PEM)")
  static let passphrase = Option(
    name: "--tls-passphrase", value: "NAME", help: "the environment variable with what opens the key")
  static let clientAuthority = Option(
    name: "--client-ca", value: "FILE", help: "ask every client for a certificate of these authorities (PEM)")
  static let clients = Option(
    name: "--client-certificates", help: "ask every client for a certificate; --write-target writes one")
  static let options = [tls, certificate, key, passphrase, clientAuthority, clients]

  /// How the server speaks TLS; nil without --tls.
  let mock: MockTLS?

  /// - Parameter choice: the faults and the variant that the server is to show.
  init(_ arguments: Arguments, _ choice: MockChoice?, _ complaints: inout Complaints) {
    mock = Self.mock(arguments, choice ?? MockChoice(), &complaints)
  }

  /// The server's side of TLS; nil without --tls.
  func server() throws(UsageFailure) -> TLSServer? {
    do throws(TLSError) {
      return try mock.map { mock throws(TLSError) in try TLSServer(mock.server) }
    } catch {
      throw UsageFailure("\(Self.tls.name): \(error.message)")
    }
  }

  private static func mock(
    _ arguments: Arguments, _ choice: MockChoice, _ complaints: inout Complaints
  ) -> MockTLS? {
    guard arguments.has(tls) else {
      for option in options.dropFirst() where arguments.has(option) { complaints.add("\(option.name) needs --tls") }
      for fault in choice.faults where fault.isOverTLS { complaints.add("--fault \(fault.name) needs --tls") }
      if let variant = choice.variant, variant.isOverTLS { complaints.add("--variant \(variant.name) needs --tls") }
      return nil
    }
    if arguments.has(clientAuthority), arguments.has(clients) {
      complaints.add("\(clients.name) makes an authority of its own, and \(clientAuthority.name) names others")
    }
    if !arguments.has(certificate) {
      for option in [key, passphrase] where arguments.has(option) {
        complaints.add("\(option.name) needs \(certificate.name)")
      }
    }
    let given = arguments[clientAuthority].flatMap { authorities($0, &complaints) }
    do throws(TLSError) {
      guard arguments.has(certificate) else {
        return try MockTLS(
          faults: choice.faults, variant: choice.variant, asksClients: arguments.has(clients), of: given)
      }
      guard let identity = identity(arguments, &complaints) else { return nil }
      var mock = MockTLS(identity: identity, authorities: identity.chain)
      if arguments.has(clients) { try mock.askForOwn() }
      if let given { mock.ask(for: given) }
      try mock.show(choice.faults, choice.variant)
      return mock
    } catch {
      complaints.add("\(tls.name): \(error.message)")
      return nil
    }
  }

  private static func authorities(_ path: String, _ complaints: inout Complaints) -> TLSCertificateList? {
    guard let list = contents(path, clientAuthority, &complaints).map({ TLSCertificateList(pem: $0) }) else {
      return nil
    }
    if list.isEmpty { complaints.add("\(clientAuthority.name) \(quoted(path)): holds no PEM certificate") }
    return list
  }

  private static func identity(_ arguments: Arguments, _ complaints: inout Complaints) -> TLSIdentity? {
    guard let path = arguments[certificate], let bytes = contents(path, certificate, &complaints) else { return nil }
    var secret: [UInt8] = []
    if let name = arguments[passphrase] {
      guard let value = ProcessInfo.processInfo.environment[name] else {
        complaints.add("\(passphrase.name): the environment variable \(quoted(name)) is not set")
        return nil
      }
      secret = Array(value.utf8)
    }
    do throws(TLSError) {
      if TLSIdentity.isPKCS12(bytes) { return try TLSIdentity.pkcs12(bytes, passphrase: &secret) }
      guard var keyBytes = arguments.has(key) ? contents(arguments[key] ?? "", key, &complaints) : bytes else {
        return nil
      }
      return try TLSIdentity.pem(certificate: bytes, key: &keyBytes, passphrase: &secret)
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
