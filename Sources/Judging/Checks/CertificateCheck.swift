import CaseModel
import ContractModel
import HTTPCore

/// The server's certificate leads to a trusted authority, is for the host, and is valid today (RFC 9110 §4.3.4,
/// RFC 5280 §6.1), for some time to come.
///
/// Dates are held against the moment the request was made.
struct CertificateCheck: Check {
  /// How long a certificate should still be valid, in seconds, or a third of its whole life where that is less.
  ///
  /// The integration guide of Let's Encrypt asks for renewal when a third of the life is left, which is 30 days of 90;
  /// half of those is what a renewal that is under way leaves.
  static let longestRest: Int64 = 15 * 86_400

  func run(_ context: inout JudgingContext) {
    if case .failed(.certificate(let problem), _) = context.exchange.result {
      return context.fail(
        "tls.certificate", "the server's certificate is not in order",
        expected: "a certificate of a trusted authority, for the host, and valid today", actual: problem.words,
        at: "certificate")
    }
    guard let tls = context.exchange.tls, !tls.isResumed, let certificate = tls.certificate else { return }
    if tls.isVerified, tls.problems.isEmpty {
      context.hold("tls.certificate")
    } else if context.isMade(for: "tls.certificate") {
      context.judgement.undecided = "the target file says not to verify the server's certificate"
    }
    guard context.isMade(for: "tls.certificate-expiry") else { return }
    let rest = certificate.notAfter - context.sent.composedAt
    guard rest < min(Self.longestRest, (certificate.notAfter - certificate.notBefore) / 3) else { return }
    context.fail(
      "tls.certificate-expiry", "the server's certificate is about to expire",
      expected: "\(Self.longestRest / 86_400) days left, or a third of its life",
      actual: "\(max(0, rest) / 86_400) days left (\(certificate.words))", at: "certificate")
  }
}

extension JudgingContext {
  /// Whether the case is made for the requirement with this aspect.
  fileprivate func isMade(for aspect: String) -> Bool {
    promised(aspect).map(value.requirements.contains) ?? false
  }
}
