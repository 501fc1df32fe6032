import COpenSSL
public import HTTPCore

/// A certificate with its private key, and the certificates that lead to its authority.
///
/// `@unchecked` for the pointers: certificates and keys are counted by OpenSSL, and nobody changes them.
public final class TLSIdentity: @unchecked Sendable {
  let key: OpaquePointer
  /// The certificate itself, then its chain.
  public let chain: TLSCertificateList

  /// Takes over a key, which it frees.
  ///
  /// - Throws: `noCertificate`, or `keyMismatch` when the key is another certificate's.
  init(owning key: OpaquePointer, chain: TLSCertificateList) throws(TLSError) {
    self.key = key
    self.chain = chain
    guard let own = chain.certificates.first else { throw .noCertificate }
    guard X509_check_private_key(own, key) == 1 else {
      ERR_clear_error()
      throw .keyMismatch(TLSCertificate(own))
    }
  }

  deinit { EVP_PKEY_free(key) }

  /// What the certificate is.
  public var certificate: TLSCertificate? { chain.certificates.first.map { TLSCertificate($0) } }

  /// Says that the certificate is of no use at this moment.
  ///
  /// - Throws: `expired` or `notYetValid`.
  public func checkDates() throws(TLSError) {
    guard let own = chain.certificates.first else { return }
    if X509_cmp_current_time(X509_get0_notAfter(own)) < 0 { throw .expired(TLSCertificate(own)) }
    if X509_cmp_current_time(X509_get0_notBefore(own)) > 0 { throw .notYetValid(TLSCertificate(own)) }
  }

  /// Reads a certificate with its chain and its private key, all PEM.
  ///
  /// - Parameters:
  ///   - certificate: the certificate, and what leads to its authority behind it.
  ///   - key: the private key, encrypted or not; it is wiped.
  ///   - passphrase: what opens the key; empty for none. It is wiped.
  public static func pem(
    certificate: [UInt8], key: inout [UInt8], passphrase: inout [UInt8]
  ) throws(TLSError) -> TLSIdentity {
    defer {
      wipe(&key)
      wipe(&passphrase)
    }
    let chain = TLSCertificateList(pem: certificate)
    guard !chain.isEmpty else { throw .noCertificate }
    return try TLSIdentity(owning: try readKey(key, passphrase), chain: chain)
  }

  /// Reads a PKCS#12 file (RFC 7292).
  ///
  /// - Parameter passphrase: what opens the file; empty for none. It is wiped.
  public static func pkcs12(_ bytes: [UInt8], passphrase: inout [UInt8]) throws(TLSError) -> TLSIdentity {
    defer { wipe(&passphrase) }
    let parsed = withReadOnly(bytes) { memory in d2i_PKCS12_bio(memory, nil) }
    guard let parsed else {
      ERR_clear_error()
      throw .noCertificate
    }
    defer { PKCS12_free(parsed) }
    var text = passphrase.map { CChar(bitPattern: $0) } + [0]
    defer { text.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
    guard PKCS12_verify_mac(parsed, text, Int32(clamping: passphrase.count)) == 1 else {
      ERR_clear_error()
      throw passphrase.isEmpty ? .passphraseMissing : .passphraseWrong
    }
    var key: OpaquePointer?
    var certificate: OpaquePointer?
    var others: OpaquePointer?
    guard PKCS12_parse(parsed, text, &key, &certificate, &others) == 1 else {
      let error = OpenSSLErrors.take()
      throw error.isUnsupported ? .outdated : .refused(error.words)
    }
    var all = certificate.map { [$0] } ?? []
    for index in 0..<max(0, shim_sk_X509_num(others)) {
      guard let other = shim_sk_X509_value(others, index) else { continue }
      X509_up_ref(other)
      all.append(other)
    }
    shim_sk_X509_free_all(others)
    let chain = TLSCertificateList(owning: all)
    guard let key else { throw .noKey }
    guard certificate != nil else {
      EVP_PKEY_free(key)
      throw .noCertificate
    }
    return try TLSIdentity(owning: key, chain: chain)
  }

  /// Whether the octets are a PKCS#12 file, and no PEM text or other DER structure.
  public static func isPKCS12(_ bytes: [UInt8]) -> Bool {
    defer { ERR_clear_error() }
    guard let parsed = withReadOnly(bytes, { d2i_PKCS12_bio($0, nil) }) else { return false }
    PKCS12_free(parsed)
    return true
  }

  private static func readKey(_ bytes: [UInt8], _ passphrase: [UInt8]) throws(TLSError) -> OpaquePointer {
    var asking = PassphraseRequest()
    let key = passphrase.withUnsafeBytes { passphrase in
      asking.passphrase = passphrase
      return withUnsafeMutablePointer(to: &asking) { asking in
        withReadOnly(bytes) { memory in PEM_read_bio_PrivateKey(memory, nil, answerPassphrase, asking) }
      }
    }
    ERR_clear_error()
    if let key { return key }
    guard asking.wasAsked else { throw .noKey }
    throw passphrase.isEmpty ? .passphraseMissing : .passphraseWrong
  }

  /// The private key in PEM form, not encrypted.
  public var keyPEM: [UInt8] {
    guard let memory = BIO_new(BIO_s_mem()) else { return [] }
    defer { BIO_free(memory) }
    PEM_write_bio_PrivateKey(memory, key, nil, nil, 0, nil, nil)
    return octets(of: memory)
  }
}

/// What the callback for an encrypted key answers, and whether it was called.
private struct PassphraseRequest {
  var passphrase = UnsafeRawBufferPointer(start: nil, count: 0)
  var wasAsked = false
}

private let answerPassphrase:
  @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
    buffer, size, _, context in
    guard let request = context?.assumingMemoryBound(to: PassphraseRequest.self), let buffer else { return -1 }
    request.pointee.wasAsked = true
    let passphrase = request.pointee.passphrase
    guard let start = passphrase.baseAddress, passphrase.count > 0, passphrase.count <= Int(size) else { return -1 }
    UnsafeMutableRawPointer(buffer).copyMemory(from: start, byteCount: passphrase.count)
    return Int32(passphrase.count)
  }

/// Overwrites what was secret.
private func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  bytes = []
}
