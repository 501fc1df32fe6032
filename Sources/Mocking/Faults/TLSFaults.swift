import ContractModel
import Wire

/// Servers that speak TLS to everybody, in every version, or not at all.
struct TLSFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    let faults: [(String, String, TLSDefect)] = [
      ("tls.plain-http", "serves", .servesPlain),
      ("tls.version", "speaks-1.0", .speaks(.tls10)),
      ("tls.version", "speaks-1.1", .speaks(.tls11)),
      ("tls.certificate", "other-host-at-times", .stray(.otherHost)),
      ("tls.certificate", "expired-at-times", .stray(.expired)),
      ("tls.certificate", "untrusted-at-times", .stray(.untrusted)),
      ("tls.certificate-expiry", "five-days-left", .expiresSoon),
      ("tls.client-certificate", "asks-nobody", .asksNobody),
      ("tls.client-certificate", "accepts-none", .acceptsNone),
      ("tls.client-certificate", "accepts-self-signed", .lenient(.selfSigned)),
      ("tls.client-certificate", "accepts-expired", .lenient(.dates)),
      ("tls.client-certificate", "accepts-other-authority", .lenient(.authority)),
      ("tls.renegotiation", "goes-along", .renegotiates),
    ]
    return faults.compactMap { scope.fault($0.0, $0.1, .secures($0.2)) }
  }
}
