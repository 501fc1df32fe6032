/// The TLS session an exchange went over.
public struct TLSDetails: Sendable, Hashable {
  /// The protocol's version: `TLSv1.3`.
  public var version: String
  /// The name of the cipher suite.
  public var cipher: String
  /// Whether an earlier session was taken up again.
  public var isResumed: Bool
  /// Whether the peer's certificate was verified: without that it proves nothing.
  public var isVerified: Bool
  /// Whether a second handshake within the session was carried out.
  public var isRenegotiated: Bool
  /// The certificate the peer showed; nil when it showed none.
  public var certificate: TLSCertificate?
  /// What verification found wrong and, where it is off, let pass.
  public var problems: [TLSProblem]

  /// Makes details of their parts.
  public init(
    version: String, cipher: String = "", isResumed: Bool = false, isVerified: Bool = true,
    isRenegotiated: Bool = false, certificate: TLSCertificate? = nil, problems: [TLSProblem] = []
  ) {
    self.version = version
    self.cipher = cipher
    self.isResumed = isResumed
    self.isVerified = isVerified
    self.isRenegotiated = isRenegotiated
    self.certificate = certificate
    self.problems = problems
  }
}

extension TLSDetails {
  /// The session in one sentence.
  public var words: String {
    let server = certificate.map { "; the server's certificate: \($0.words)" } ?? ""
    return "the target spoke \(version) with \(cipher)\(server)"
  }
}

/// What a person must know of an X.509 certificate to find it (RFC 5280 §4.1).
public struct TLSCertificate: Sendable, Hashable {
  /// The distinguished names, as RFC 4514 writes them; what is no printable ASCII is escaped.
  public var subject: String
  public var issuer: String
  /// The host names and addresses it is for.
  public var names: [String]
  /// Seconds since 1970: from when until when it is valid.
  public var notBefore: Int64
  public var notAfter: Int64
  /// Both moments as people read them: `2026-11-21 12:00:00Z`.
  public var period: String
  /// The SHA-256 digest of its DER form, in hexadecimal digits.
  public var sha256: String

  /// Makes a description of its parts.
  public init(
    subject: String, issuer: String, names: [String] = [], notBefore: Int64, notAfter: Int64, period: String = "",
    sha256: String = ""
  ) {
    self.subject = subject
    self.issuer = issuer
    self.names = names
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.period = period
    self.sha256 = sha256
  }

  /// The certificate in one line.
  public var words: String {
    "subject \(subject.isEmpty ? "(empty)" : subject), issuer \(issuer.isEmpty ? "(empty)" : issuer), valid \(period), "
      + "SHA-256 \(sha256)"
  }
}

/// One thing that is wrong with a certificate.
public struct TLSProblem: Sendable, Hashable {
  /// Which check found it.
  public enum Check: String, Sendable, Hashable {
    /// The certificate is for other hosts.
    case name
    /// It is not valid yet, or no more.
    case dates
    /// It does not lead to a trusted authority.
    case trust
    /// A signature of the chain is not the issuer's.
    case signature
    /// A key is too short, or a digest too weak.
    case strength
    /// A certificate is used for what it was not made for, or beyond what its authority may sign.
    case purpose
    /// Anything else.
    case other

    /// What is checked, in words.
    var words: String {
      switch self {
      case .name, .dates, .signature, .strength, .purpose: "\(rawValue) of the server's certificate"
      case .trust: "authority of the server's certificate"
      case .other: "server's certificate"
      }
    }
  }

  public var check: Check
  /// What is wrong, in words.
  public var reason: String
  /// The certificate of the chain it was found in.
  public var certificate: TLSCertificate

  /// Makes a problem of its parts.
  public init(_ check: Check, reason: String, certificate: TLSCertificate) {
    self.check = check
    self.reason = reason
    self.certificate = certificate
  }

  /// Which check failed, and for which certificate, in one sentence.
  public var words: String { "the check of the \(check.words) failed: \(reason) (\(certificate.words))" }
}
