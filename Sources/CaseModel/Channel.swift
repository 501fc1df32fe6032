/// Another way to the target than the connection of the run.
public enum Channel: String, Sendable, Hashable, CaseIterable {
  /// Without TLS, on the port that speaks it.
  case plain
  /// With this version as the only one offered.
  case tls10 = "TLS 1.0"
  case tls11 = "TLS 1.1"
  /// Over TLS 1.2, after a second handshake that the client asked for.
  case renegotiated
  /// Without the client's certificate.
  case withoutCertificate
  /// With a certificate that signs itself, has expired, or is of an authority that only has the right one's name.
  case selfSignedCertificate
  case expiredCertificate
  case foreignCertificate
  /// As the run itself goes, but with a whole handshake: no earlier session is taken up.
  case newSession

  /// Whether a server that conforms serves nothing over it.
  public var isToBeRefused: Bool { self != .newSession }

  /// The way in words, behind "sent": `over TLS 1.0`.
  public var words: String {
    switch self {
    case .plain: "without TLS"
    case .tls10, .tls11: "over \(rawValue)"
    case .renegotiated: "over TLS 1.2 after a second handshake"
    case .withoutCertificate: "without a client certificate"
    case .selfSignedCertificate: "with a client certificate that signs itself"
    case .expiredCertificate: "with an expired client certificate"
    case .foreignCertificate: "with a client certificate of another authority"
    case .newSession: "over a new TLS session"
    }
  }
}
