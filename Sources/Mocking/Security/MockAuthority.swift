public import Wire

/// An authority made for one mock server, with the certificates it signs; its key is never written anywhere.
public struct MockAuthority: Sendable {
  private let root: TLSIdentity

  /// Makes the authority.
  public init() throws(TLSError) {
    root = try TLSIdentity.make(CertificateDraft(name: "conform mock authority", isAuthority: true))
  }

  private init(root: TLSIdentity) {
    self.root = root
  }

  /// The authority's certificate, which clients trust.
  public var certificates: TLSCertificateList { TLSCertificateList(joining: [root.chain]) }

  /// Makes an authority whose certificate this one signs.
  func intermediate() throws(TLSError) -> MockAuthority {
    let draft = CertificateDraft(name: "conform mock intermediate authority", isAuthority: true)
    return MockAuthority(root: try TLSIdentity.make(draft, issuer: root))
  }

  /// Makes the certificate of a server on loopback.
  public func server(
    hosts: [String] = ["localhost", "127.0.0.1", "::1"], validFrom: Int = -3600, validUntil: Int = 30 * 86_400,
    key: CertificateDraft.Key = .ellipticCurve
  ) throws(TLSError) -> TLSIdentity {
    try TLSIdentity.make(
      CertificateDraft(
        name: hosts.first ?? "localhost", hosts: hosts, validFrom: validFrom, validUntil: validUntil, key: key),
      issuer: root)
  }

  /// Makes the certificate of a client.
  public func client(validFrom: Int = -3600, validUntil: Int = 30 * 86_400) throws(TLSError) -> TLSIdentity {
    try TLSIdentity.make(
      CertificateDraft(name: "conform mock client", validFrom: validFrom, validUntil: validUntil), issuer: root)
  }
}
