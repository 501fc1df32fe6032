import COpenSSL

/// What a certificate that is made here says.
public struct CertificateDraft: Sendable, Hashable {
  /// The common name of its subject.
  public var name: String
  /// Host names and IP addresses it is for.
  public var hosts: [String]
  /// Whether it may sign other certificates.
  public var isAuthority: Bool
  /// Seconds from now: from when until when it is valid.
  public var validFrom: Int
  public var validUntil: Int

  /// Makes a draft; without dates, of a certificate that is valid for 30 days.
  public init(
    name: String, hosts: [String] = [], isAuthority: Bool = false, validFrom: Int = -3600,
    validUntil: Int = 30 * 86_400
  ) {
    self.name = name
    self.hosts = hosts
    self.isAuthority = isAuthority
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}

extension TLSIdentity {
  /// Makes a key pair and a certificate for it.
  ///
  /// - Parameter issuer: the authority that signs it; nil for one that signs itself.
  /// - Throws: `refused` when OpenSSL cannot.
  public static func make(_ draft: CertificateDraft, issuer: TLSIdentity? = nil) throws(TLSError) -> TLSIdentity {
    guard let key = shim_EVP_EC_gen("P-256") else { throw .refused(OpenSSLErrors.take().words) }
    guard let certificate = X509_new() else {
      EVP_PKEY_free(key)
      throw .refused(OpenSSLErrors.take().words)
    }
    let chain = TLSCertificateList(owning: [certificate])
    guard fill(certificate, draft, key: key, issuer: issuer) else {
      EVP_PKEY_free(key)
      throw .refused(OpenSSLErrors.take().words)
    }
    return try TLSIdentity(owning: key, chain: chain)
  }

  private static func fill(
    _ certificate: OpaquePointer, _ draft: CertificateDraft, key: OpaquePointer, issuer: TLSIdentity?
  ) -> Bool {
    let signer = issuer?.chain.certificates.first ?? certificate
    let serial = SystemRandom.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1
    let name = Array(draft.name.utf8)
    let subject = X509_get_subject_name(certificate)
    guard X509_set_version(certificate, 2) == 1,
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1,
      X509_gmtime_adj(X509_getm_notBefore(certificate), draft.validFrom) != nil,
      X509_gmtime_adj(X509_getm_notAfter(certificate), draft.validUntil) != nil,
      X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, name, Int32(clamping: name.count), -1, 0) == 1,
      X509_set_issuer_name(certificate, X509_get_subject_name(signer)) == 1,
      X509_set_pubkey(certificate, key) == 1
    else { return false }
    var extensions: [(Int32, String)] = [
      (NID_basic_constraints, draft.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE"),
      (NID_key_usage, draft.isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature"),
      (NID_subject_key_identifier, "hash"),
    ]
    if issuer != nil { extensions.append((NID_authority_key_identifier, "keyid:always")) }
    if !draft.isAuthority { extensions.append((NID_ext_key_usage, "serverAuth,clientAuth")) }
    if !draft.hosts.isEmpty { extensions.append((NID_subject_alt_name, alternativeNames(draft.hosts))) }
    return extensions.allSatisfy { add($0.0, $0.1, to: certificate, signer: signer) }
      && X509_sign(certificate, issuer?.key ?? key, EVP_sha256()) > 0
  }

  private static func add(
    _ identifier: Int32, _ value: String, to certificate: OpaquePointer, signer: OpaquePointer
  ) -> Bool {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, signer, certificate, nil, nil, 0)
    guard let part = X509V3_EXT_conf_nid(nil, &context, identifier, value) else { return false }
    defer { X509_EXTENSION_free(part) }
    return X509_add_ext(certificate, part, -1) == 1
  }

  private static func alternativeNames(_ hosts: [String]) -> String {
    hosts.map { (SocketAddress.isNumeric($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
  }
}
