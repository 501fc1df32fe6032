import Wire

/// What a faulty server does wrong below HTTP.
enum TLSDefect: Sendable, Hashable {
  /// What comes without TLS on the port of TLS is served.
  case servesPlain
  /// This version is spoken beside the others.
  case speaks(TLSVersion)
  /// Every second connection shows a certificate that is not in order.
  case stray(Stray)
  /// The certificate, made for a quarter of a year, is valid for five days more.
  case expiresSoon
  /// No client is asked for a certificate, or none has to show one.
  case asksNobody
  case acceptsNone
  /// One thing in the certificates of clients is not looked at.
  case lenient(TLSServerSettings.Leniency)
  /// A client may ask for a second handshake.
  case renegotiates

  /// What is wrong with a certificate.
  enum Stray: Sendable, Hashable {
    case otherHost, expired, untrusted
  }

  /// Whether it shows in the certificate of the server, so that only one made here can show it.
  var isInCertificate: Bool {
    switch self {
    case .stray, .expiresSoon: true
    default: false
    }
  }
}

/// How a server behind TLS may differ from others.
enum TLSManner: Sendable, Hashable {
  /// A key on a curve, TLS 1.2 and 1.3, and what comes without TLS is closed.
  case usual
  case plainRefused
  case plainRedirected(Int)
  case plainAlerted
  case only(TLSVersion)
  case rsa
  case intermediate
  case clientsAnswered
}
