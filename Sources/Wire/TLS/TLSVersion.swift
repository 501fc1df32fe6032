import COpenSSL

/// A version of the TLS protocol.
public enum TLSVersion: String, Sendable, Hashable, CaseIterable {
  case v1_0 = "1.0"
  case v1_1 = "1.1"
  case v1_2 = "1.2"
  case v1_3 = "1.3"

  /// The number on the wire (RFC 8446 §4.2.1).
  var number: Int32 {
    switch self {
    case .v1_0: TLS1_VERSION
    case .v1_1: TLS1_1_VERSION
    case .v1_2: TLS1_2_VERSION
    case .v1_3: TLS1_3_VERSION
    }
  }

  /// Whether the version is one that must not be used any more (RFC 8996).
  var isDeprecated: Bool { self == .v1_0 || self == .v1_1 }
}
