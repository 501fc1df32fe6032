import COpenSSL
public import HTTPCore

/// Why TLS cannot be set up with what was given; nothing has been sent.
public enum TLSError: Error, Sendable, Hashable {
  /// The certificate file holds no certificate that can be read.
  case noCertificate
  /// The key file holds no private key that can be read.
  case noKey
  /// The key is encrypted and there is no passphrase.
  case passphraseMissing
  /// The passphrase does not open the key.
  case passphraseWrong
  /// The key is not the one the certificate was made for.
  case keyMismatch(TLSCertificate)
  /// The certificate is not valid any more, or not yet.
  case expired(TLSCertificate)
  case notYetValid(TLSCertificate)
  /// The file is enciphered in a way that OpenSSL speaks no more.
  case outdated
  /// OpenSSL refuses the certificate, with its words.
  case certificateRefused(TLSCertificate, reason: String)
  /// OpenSSL refuses, with its words.
  case refused(String)

  /// A sentence that says what is wrong.
  public var message: String {
    switch self {
    case .noCertificate: "holds no certificate in PEM or PKCS#12 form"
    case .noKey: "holds no private key in PEM or PKCS#12 form"
    case .passphraseMissing: "is encrypted, and no passphrase is given"
    case .passphraseWrong: "does not open with the passphrase given"
    case .keyMismatch(let certificate): "the key does not fit the certificate (\(certificate.words))"
    case .expired(let certificate): "the certificate has expired (\(certificate.words))"
    case .notYetValid(let certificate): "the certificate is not valid yet (\(certificate.words))"
    case .outdated:
      "is enciphered in a way that OpenSSL 3 speaks no more; make it anew with \"openssl pkcs12 -export\""
    case .certificateRefused(let certificate, let reason):
      "OpenSSL refuses the certificate: \(reason) (\(certificate.words))"
    case .refused(let reason): "OpenSSL refuses it: \(reason)"
    }
  }
}
