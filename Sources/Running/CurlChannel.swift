import CaseModel
import HTTPCore

extension Channel? {
  /// The address as this way names it.
  func url(_ url: String) -> String {
    self == .plain && url.hasPrefix("https://") ? "http://" + url.dropFirst(8) : url
  }

  /// What lets curl go this way. It cannot ask for a second handshake, and certificates that were made for a run are in
  /// no file: it goes without them.
  func arguments(_ tls: CurlTLS) -> [String] {
    switch self {
    case nil, .newSession?: tls.trust + tls.identity
    case .plain?: []
    case .tls10?: tls.trust + tls.identity + Self.version("1.0")
    case .tls11?: tls.trust + tls.identity + Self.version("1.1")
    case .renegotiated?: tls.trust + tls.identity + ["--tlsv1.2", "--tls-max", "1.2"]
    case .expiredCertificate?: tls.trust + tls.expired
    case .withoutCertificate?, .selfSignedCertificate?, .foreignCertificate?: tls.trust
    }
  }

  /// OpenSSL 3 speaks old versions at its lowest level of security alone.
  private static func version(_ number: String) -> [String] {
    ["--tlsv\(number)", "--tls-max", number, "--ciphers", "ALL:@SECLEVEL=0"]
  }
}
