import ContractModel

/// Wibmo Prepaid: the response codes of refusals, as sibling operations of the platform use them.
struct WibmoRules: SystemRules {
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal {
    guard let violation = refusal.violation else { return refusal }
    var result = refusal
    (result.code, result.message) = Self.words(for: violation)
    return result
  }

  private static func words(for violation: Violation) -> (String, String) {
    let aspect = violation.aspect
    if aspect.hasSuffix(".unique") { return ("1054", "DUPLICATE REQUEST") }
    let field = aspect.split(separator: ".").dropFirst().first.map(String.init) ?? ""
    switch field {
    case "newPIN": return ("1099", "INVALID PIN")
    case "clientId": return (violation.isMissing ? "1262" : "1264", "INVALID CLIENT")
    case "secureCode": return (violation.isMissing ? "1311" : "1049", "INVALID SECURE CODE")
    case "clientTxnId": return ("1093", "INVALID CLIENT TRANSACTION ID")
    case "requestDateTime": return (violation.isMissing ? "1320" : "1088", "INVALID DATE FORMAT")
    case "bankId": return (violation.isMissing ? "1264" : "1031", "INVALID BANK ID")
    case "customerId": return (violation.isMissing ? "1303" : "1302", "INVALID CUSTOMER")
    case "last4Digits": return ("1335", "INVALID LAST FOUR DIGITS")
    case "urn": return ("1058", "INVALID WALLET")
    case "messageCode": return ("1030", "INVALID MESSAGE")
    default: return ("1055", "MALFORMED REQUEST")
    }
  }
}
