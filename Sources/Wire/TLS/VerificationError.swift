import COpenSSL
import HTTPCore

extension TLSProblem {
  /// Puts an error of OpenSSL's verification into words.
  ///
  /// - Parameters:
  ///   - code: one of the numbers `X509_V_ERR_…`.
  ///   - depth: where the certificate stands: 0 for the peer's own, more for those that lead to its authority.
  ///   - host: what it must be for.
  init(verificationError code: Int32, depth: Int32, host: String, certificate: TLSCertificate) {
    var reason = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)"
    switch code {
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      let names = certificate.names.isEmpty ? "no host by name" : certificate.names.joined(separator: ", ")
      reason += ": it is for \(names), and not for \(host)"
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      reason += ": its issuer is no trusted authority, and the server sent no certificate that leads to one"
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: reason += ": it is no trusted authority itself"
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: reason += ": the authority it leads to is not a trusted one"
    default: break
    }
    if depth > 0 { reason = "in a certificate of the chain behind it: \(reason)" }
    self.init(Check(verificationError: code), reason: reason, certificate: certificate)
  }
}

extension TLSProblem.Check {
  /// The check that finds an error of OpenSSL's verification.
  fileprivate init(verificationError code: Int32) {
    switch code {
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: self = .name
    case X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD,
      X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD:
      self = .dates
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_REJECTED:
      self = .trust
    case X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE: self = .signature
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK: self = .strength
    case X509_V_ERR_INVALID_CA, X509_V_ERR_INVALID_PURPOSE, X509_V_ERR_PATH_LENGTH_EXCEEDED,
      X509_V_ERR_KEYUSAGE_NO_CERTSIGN, X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION:
      self = .purpose
    default: self = .other
    }
  }
}
