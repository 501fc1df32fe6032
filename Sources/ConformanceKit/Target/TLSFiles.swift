import CaseModel
import FoundationEssentials
import HTTPCore
import PayloadCrypto
import Wire

/// Reads what the `tls` section of a target file names.
struct TLSFiles {
  let file: TargetFile
  let environment: [String: String]

  /// Returns what the client asks of TLS.
  ///
  /// - Throws: a sentence for everything that cannot be used.
  func settings() throws(ConfigurationFailure) -> TLSClientSettings {
    var settings = TLSClientSettings()
    guard let tls = file.tls else { return settings }
    var sentences: [String] = []
    settings.verifies = tls.verifies
    settings.serverName = tls.serverName
    settings.minimumVersion = tls.minimumVersion.flatMap { TLSVersion(rawValue: $0) } ?? .tls12
    if let path = tls.certificateAuthority {
      do throws(ConfigurationFailure) {
        settings.trust = .authorities(try authorities(path))
      } catch {
        sentences += error.sentences
      }
    }
    if tls.clientCertificate != nil {
      do throws(ConfigurationFailure) {
        settings.identity = try identity(
          tls.clientCertificate ?? "", "clientCertificate", key: tls.clientKey, "clientKey")
        _ = try told("clientCertificate", tls.clientCertificate ?? "") { () throws(TLSError) in
          try settings.identity?.checkDates()
        }
      } catch {
        sentences += error.sentences
      }
    }
    guard sentences.isEmpty else { throw ConfigurationFailure(sentences) }
    return settings
  }

  /// Returns the client certificate that has expired; nil where the target names none.
  ///
  /// - Throws: a sentence for one that cannot be used, or has not expired.
  func expiredClient() throws(ConfigurationFailure) -> TLSIdentity? {
    guard let tls = file.tls, let path = tls.expiredClientCertificate else { return nil }
    let member = "expiredClientCertificate"
    let identity = try identity(path, member, key: tls.expiredClientKey, "expiredClientKey")
    do throws(TLSError) {
      try identity.checkDates()
    } catch {
      if case .expired = error { return identity }
    }
    throw problem(member, path, "the certificate has not expired")
  }

  /// What curl is told of the same files, by the names that the target file gives them.
  var curl: CurlTLS {
    guard let tls = file.tls else { return CurlTLS() }
    var curl = CurlTLS(
      identity: arguments(tls.clientCertificate, key: tls.clientKey),
      expired: arguments(tls.expiredClientCertificate, key: tls.expiredClientKey))
    if let path = tls.certificateAuthority {
      var isDirectory = false
      _ = FileManager.default.fileExists(atPath: beside(path), isDirectory: &isDirectory)
      curl.trust = [isDirectory ? "--capath" : "--cacert", path]
    }
    if !tls.verifies { curl.trust.append("--insecure") }
    return curl
  }

  private func arguments(_ certificate: String?, key: String?) -> [String] {
    guard let certificate else { return [] }
    let isBundle = NamedFile.bytes(beside(certificate)).map(TLSIdentity.isPKCS12) ?? false
    let kind = isBundle ? ["--cert-type", "P12"] : []
    return kind + ["--cert", certificate] + (key.map { ["--key", $0] } ?? [])
  }

  /// Tells a passphrase that stands in the target file, and files of keys that others than their owner may read.
  var warnings: [String] {
    guard let tls = file.tls else { return [] }
    var warnings: [String] = []
    if case .literal? = tls.clientKeyPassphrase {
      warnings.append("\(file.path): holds tls.clientKeyPassphrase as text; env, file or command keep it out of it")
    }
    var files = [("clientKey", tls.clientKey ?? tls.clientCertificate), ("expiredClientKey", tls.expiredClientKey)]
    if case .file(let path)? = tls.clientKeyPassphrase { files.append(("clientKeyPassphrase", path)) }
    for case (let member, let path?) in files where FileAccess.isOpenToOthers(beside(path)) {
      warnings.append("\(file.path): tls.\(member): \(FileAccess.warning(of: path))")
    }
    return warnings
  }

  // MARK: The authorities

  /// Reads the certificates of a file, or of every file of a directory.
  private func authorities(_ path: String) throws(ConfigurationFailure) -> TLSCertificateList {
    let whole = beside(path)
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: whole, isDirectory: &isDirectory) else {
      throw problem("certificateAuthority", path, "there is no such file or directory")
    }
    let paths =
      isDirectory
      ? ((try? FileManager.default.contentsOfDirectory(atPath: whole)) ?? []).sorted().map { "\(whole)/\($0)" }
      : [whole]
    if !isDirectory, NamedFile.bytes(whole) == nil { throw unreadable("certificateAuthority", path) }
    let list = TLSCertificateList(
      joining: paths.compactMap(NamedFile.bytes).map { TLSCertificateList(pem: $0) })
    guard !list.isEmpty else {
      throw problem(
        "certificateAuthority", path, isDirectory ? "no file in it holds a PEM certificate" : "holds no PEM certificate"
      )
    }
    return list
  }

  // MARK: The client's certificate

  /// Reads a certificate with its key.
  ///
  /// - Parameters:
  ///   - member: the member of the `tls` section that names the file.
  ///   - key: the key's file; nil where the key is in the certificate's.
  private func identity(
    _ path: String, _ member: String, key: String?, _ keyMember: String
  ) throws(ConfigurationFailure) -> TLSIdentity {
    let certificate = try contents(path, member)
    var passphrase = try passphrase(file.tls?.clientKeyPassphrase)?.bytes ?? []
    if TLSIdentity.isPKCS12(certificate) {
      if let key { throw problem(keyMember, key, "the PKCS#12 file of \(member) holds the key already") }
      return try told(member, path) { () throws(TLSError) in
        try TLSIdentity.pkcs12(certificate, passphrase: &passphrase)
      }
    }
    guard !TLSCertificateList(pem: certificate).isEmpty else {
      throw problem(member, path, TLSError.noCertificate.message)
    }
    guard var bytes = NamedFile.secret(beside(key ?? path))?.bytes else { throw unreadable(keyMember, key ?? path) }
    return try told(keyMember, key ?? path) { () throws(TLSError) in
      try TLSIdentity.pem(certificate: certificate, key: &bytes, passphrase: &passphrase)
    }
  }

  private func passphrase(_ source: TargetFile.Source?) throws(ConfigurationFailure) -> SecretValue? {
    guard let source else { return nil }
    do throws(BindingResolver.Failure) {
      return try BindingResolver(environment: environment).value(of: source, beside: file.path).single
    } catch {
      throw ConfigurationFailure(["\(file.path): tls.clientKeyPassphrase: \(error.sentence)"])
    }
  }

  // MARK: Files

  private func contents(_ path: String, _ member: String) throws(ConfigurationFailure) -> [UInt8] {
    guard let bytes = NamedFile.bytes(beside(path)) else { throw unreadable(member, path) }
    return bytes
  }

  private func unreadable(_ member: String, _ path: String) -> ConfigurationFailure {
    problem(member, path, "the file cannot be read")
  }

  private func beside(_ path: String) -> String {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent()
    return URL(fileURLWithPath: path, relativeTo: folder).path
  }

  private func told<Result>(
    _ member: String, _ path: String, _ read: () throws(TLSError) -> Result
  ) throws(ConfigurationFailure) -> Result {
    do throws(TLSError) {
      return try read()
    } catch {
      throw problem(member, path, error.message)
    }
  }

  private func problem(_ member: String, _ path: String, _ what: String) -> ConfigurationFailure {
    ConfigurationFailure(["\(file.path): tls.\(member) \"\(path)\": \(what)"])
  }
}
