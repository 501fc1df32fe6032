import COpenSSL
public import HTTPCore

/// Certificates in the order of their file.
///
/// `@unchecked` for the pointers: the certificates are counted by OpenSSL, and nobody changes them.
public final class TLSCertificateList: @unchecked Sendable {
  let certificates: [OpaquePointer]

  /// Takes over certificates, which it frees.
  init(owning certificates: [OpaquePointer]) {
    self.certificates = certificates
  }

  deinit { for certificate in certificates { X509_free(certificate) } }

  /// Reads every certificate of a PEM text; what else stands there is passed over.
  public convenience init(pem bytes: [UInt8]) {
    let found = withReadOnly(bytes) { memory in
      var found: [OpaquePointer] = []
      while let certificate = PEM_read_bio_X509(memory, nil, refusePassphrase, nil) { found.append(certificate) }
      return found
    }
    ERR_clear_error()
    self.init(owning: found ?? [])
  }

  /// Puts lists together.
  public convenience init(joining lists: [TLSCertificateList]) {
    // The lists must outlive the counting: each frees its certificates as soon as nobody needs it.
    let all = withExtendedLifetime(lists) {
      let all = lists.flatMap(\.certificates)
      for certificate in all { X509_up_ref(certificate) }
      return all
    }
    self.init(owning: all)
  }

  public var isEmpty: Bool { certificates.isEmpty }

  /// What the certificates are.
  public var descriptions: [TLSCertificate] { certificates.map { TLSCertificate($0) } }

  /// The certificates as a PEM text.
  public var pem: [UInt8] {
    guard let memory = BIO_new(BIO_s_mem()) else { return [] }
    defer { BIO_free(memory) }
    for certificate in certificates { PEM_write_bio_X509(memory, certificate) }
    return octets(of: memory)
  }
}

/// Keeps OpenSSL from asking at the terminal.
let refusePassphrase: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
  _, _, _, _ in -1
}
