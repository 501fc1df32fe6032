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
  /// The kind of its key.
  public var key: Key

  /// A kind of key pair.
  public enum Key: Sendable, Hashable {
    /// On the curve P-256.
    case ellipticCurve
    /// Of 2048 bits.
    case rsa
  }

  /// Makes a draft; without dates, of a certificate that is valid for 30 days.
  public init(
    name: String, hosts: [String] = [], isAuthority: Bool = false, validFrom: Int = -3600,
    validUntil: Int = 30 * 86_400, key: Key = .ellipticCurve
  ) {
    self.key = key
    self.name = name
    self.hosts = hosts
    self.isAuthority = isAuthority
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}

extension TLSIdentity {
  /// Makes a key pair and a certificate for it; the certificates between it and the authority at the root stand in its
  /// chain.
  ///
  /// - Parameter issuer: the authority that signs it; nil for one that signs itself.
  /// - Throws: `refused` when OpenSSL cannot.
  public static func make(_ draft: CertificateDraft, issuer: TLSIdentity? = nil) throws(TLSError) -> TLSIdentity {
    let made = try make(draft, subject: nil, issuer: issuer)
    guard let issuer, let signer = issuer.chain.certificates.first, X509_self_signed(signer, 0) == 0 else {
      return made
    }
    EVP_PKEY_up_ref(made.key)
    return try TLSIdentity(owning: made.key, chain: TLSCertificateList(joining: [made.chain, issuer.chain]))
  }

  /// Makes a certificate with the subject of this one, signed by its own key.
  public func selfSigned() throws(TLSError) -> TLSIdentity {
    try Self.make(CertificateDraft(name: ""), subject: subject, issuer: nil)
  }

  /// Makes a certificate with the subject of this one, signed by an authority that has the name of its authority, and
  /// another key.
  public func imitated() throws(TLSError) -> TLSIdentity {
    let issuer = chain.certificates.first.flatMap { X509_get_issuer_name($0) }
    let authority = try Self.make(CertificateDraft(name: "", isAuthority: true), subject: issuer, issuer: nil)
    return try Self.make(CertificateDraft(name: ""), subject: subject, issuer: authority)
  }

  private var subject: OpaquePointer? { chain.certificates.first.flatMap { X509_get_subject_name($0) } }

  /// - Parameter subject: the name it has instead of the draft's.
  private static func make(
    _ draft: CertificateDraft, subject: OpaquePointer?, issuer: TLSIdentity?
  ) throws(TLSError) -> TLSIdentity {
    let key = draft.key == .rsa ? shim_EVP_RSA_gen(2048) : shim_EVP_EC_gen("P-256")
    guard let key else { throw .refused(OpenSSLErrors.take().words) }
    guard let certificate = X509_new() else {
      EVP_PKEY_free(key)
      throw .refused(OpenSSLErrors.take().words)
    }
    let chain = TLSCertificateList(owning: [certificate])
    guard fill(certificate, draft, subject, key: key, issuer: issuer) else {
      EVP_PKEY_free(key)
      throw .refused(OpenSSLErrors.take().words)
    }
    return try TLSIdentity(owning: key, chain: chain)
  }

  private static func fill(
    _ certificate: OpaquePointer, _ draft: CertificateDraft, _ subject: OpaquePointer?, key: OpaquePointer,
    issuer: TLSIdentity?
  ) -> Bool {
    let signer = issuer?.chain.certificates.first ?? certificate
    let serial = SystemRandom.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1
    guard X509_set_version(certificate, 2) == 1,
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1,
      X509_gmtime_adj(X509_getm_notBefore(certificate), draft.validFrom) != nil,
      X509_gmtime_adj(X509_getm_notAfter(certificate), draft.validUntil) != nil,
      name(certificate, draft, subject),
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

  private static func name(_ certificate: OpaquePointer, _ draft: CertificateDraft, _ subject: OpaquePointer?) -> Bool {
    if let subject { return X509_set_subject_name(certificate, subject) == 1 }
    let name = Array(draft.name.utf8)
    return X509_NAME_add_entry_by_NID(
      X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8, name, Int32(clamping: name.count), -1, 0) == 1
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
