import ContractModel

/// Mastercard MDES Customer Service: the codes of its error list.
struct MastercardRules: SystemRules {
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal {
    guard let violation = refusal.violation else { return refusal }
    var result = refusal
    if violation.aspect.hasSuffix(".identity") {
      (result.code, result.message) = ("INVALID_TOKEN_UNIQUE_REFERENCE", "No such token")
    } else if violation.isMissing {
      (result.code, result.message) = ("MISSING_REQUIRED_FIELD", "A required field is missing")
    } else {
      (result.code, result.message) = ("INVALID_FIELD_FORMAT", "A field does not have the right form")
    }
    return result
  }
}
