import HTTPCore

/// Answers that some servers give before they look at what a request says.
enum EarlyAnswers {
  /// 411 for a body without a length (RFC 9110 §15.5.12), 417 for an expectation (§15.5.18), where the variant says so.
  static func answer(_ context: RequestContext, _ behaviour: Behaviour) -> Answer? {
    let fields = context.request.fields
    switch behaviour.variant {
    case .wantsLength? where fields.contains("Transfer-Encoding"): return Answer(.notServed, status: 411)
    case .refusesExpectation? where fields.contains("Expect"): return Answer(.notServed, status: 417)
    default: return nil
    }
  }
}
