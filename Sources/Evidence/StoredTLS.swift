import HTTPCore
import JSONCore

/// A TLS session as a JSON value.
enum StoredTLS {
  static func value(_ tls: TLSDetails) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("version", .string(tls.version)), ("cipher", .string(tls.cipher)), ("resumed", .bool(tls.isResumed)),
      ("verified", .bool(tls.isVerified)), ("renegotiated", .bool(tls.isRenegotiated)),
    ]
    if let certificate = tls.certificate { members.append(("certificate", value(certificate))) }
    if !tls.problems.isEmpty { members.append(("problems", .array(tls.problems.map(value)))) }
    return .object(members)
  }

  /// Reads what a line says of the session; nil where it says nothing.
  static func details(_ value: JSONValue?) -> TLSDetails? {
    guard let value, let version = value["version"]?.string, let cipher = value["cipher"]?.string,
      let isResumed = value["resumed"]?.bool, let isVerified = value["verified"]?.bool,
      let isRenegotiated = value["renegotiated"]?.bool
    else { return nil }
    return TLSDetails(
      version: version, cipher: cipher, isResumed: isResumed, isVerified: isVerified, isRenegotiated: isRenegotiated,
      certificate: certificate(value["certificate"]), problems: (value["problems"]?.array ?? []).compactMap(problem))
  }

  static func value(_ problem: TLSProblem) -> JSONValue {
    .object([
      ("check", .string(problem.check.rawValue)), ("reason", .string(problem.reason)),
      ("certificate", value(problem.certificate)),
    ])
  }

  static func problem(_ value: JSONValue?) -> TLSProblem? {
    guard let check = (value?["check"]?.string).flatMap({ TLSProblem.Check(rawValue: $0) }),
      let reason = value?["reason"]?.string, let certificate = certificate(value?["certificate"])
    else { return nil }
    return TLSProblem(check, reason: reason, certificate: certificate)
  }

  private static func value(_ certificate: TLSCertificate) -> JSONValue {
    .object([
      ("subject", .string(certificate.subject)), ("issuer", .string(certificate.issuer)),
      ("names", .array(certificate.names.map { .string($0) })),
      ("notBefore", .number(text: "\(certificate.notBefore)")), ("notAfter", .number(text: "\(certificate.notAfter)")),
      ("period", .string(certificate.period)), ("sha256", .string(certificate.sha256)),
    ])
  }

  private static func certificate(_ value: JSONValue?) -> TLSCertificate? {
    guard let value, let subject = value["subject"]?.string, let issuer = value["issuer"]?.string,
      let notBefore = value["notBefore"]?.number.flatMap({ Int64($0.text) }),
      let notAfter = value["notAfter"]?.number.flatMap({ Int64($0.text) })
    else { return nil }
    return TLSCertificate(
      subject: subject, issuer: issuer, names: (value["names"]?.array ?? []).compactMap(\.string),
      notBefore: notBefore, notAfter: notAfter, period: value["period"]?.string ?? "",
      sha256: value["sha256"]?.string ?? "")
  }
}
