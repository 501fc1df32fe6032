import COpenSSL

/// A version of the TLS protocol.
public enum TLSVersion: String, Sendable, Hashable, CaseIterable {
  case tls10 = "1.0"
  case tls11 = "1.1"
  case tls12 = "1.2"
  case tls13 = "1.3"

  /// The number on the wire (RFC 8446 §4.2.1).
  var number: Int32 {
    switch self {
    case .tls10: TLS1_VERSION
    case .tls11: TLS1_1_VERSION
    case .tls12: TLS1_2_VERSION
    case .tls13: TLS1_3_VERSION
    }
  }

  /// Whether the version is one that must not be used any more (RFC 8996).
  var isDeprecated: Bool { self == .tls10 || self == .tls11 }
}
