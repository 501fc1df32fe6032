import ContractModel

/// BankEzy onboarding: the result codes of refusals, as the page of the later version lists them.
struct BankEzyRules: SystemRules {
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal {
    guard let violation = refusal.violation else { return refusal }
    var result = refusal
    (result.code, result.message) = Self.words(for: violation)
    return result
  }

  private static func words(for violation: Violation) -> (String, String) {
    if violation.aspect.hasPrefix("request.signInMode") {
      return violation.isMissing ? ("ONB014", "Sign-in mode is mandatory") : ("ONB015", "Invalid sign-in mode")
    }
    if violation.aspect.hasPrefix("request.pin") {
      if violation.isMissing { return ("ONB016", "PIN is mandatory") }
      return violation.aspect.hasSuffix(".length")
        ? ("ONB050", "PIN length mismatch") : ("ONB049", "Invalid PIN")
    }
    return ("ONB004", "Please try again")
  }
}
