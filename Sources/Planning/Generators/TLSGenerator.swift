import CaseModel
import ContractModel

/// What a target behind TLS refuses: requests in the clear, old versions, second handshakes, other client certificates.
///
/// Cases that need no answer of the application send a request without any value of the target.
struct TLSGenerator: CaseGenerator {
  let name = "tls"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    var result = [
      plain(context),
      refused("tls.version", "1.0", .tls10, "TLS 1.0 offered alone", bare(context), context),
      refused("tls.version", "1.1", .tls11, "TLS 1.1 offered alone", bare(context), context),
      refused(
        "tls.renegotiation", "by-the-client", .renegotiated, "a second handshake asked for by the client",
        bare(context), context),
    ]
    let certificates: [(String, Channel)] = [
      ("absent", .withoutCertificate), ("self-signed", .selfSignedCertificate), ("expired", .expiredCertificate),
      ("other-authority", .foreignCertificate),
    ]
    result += certificates.map { name, channel in
      refused("tls.client-certificate", name, channel, "a request \(channel.words)", [], context)
    }
    result += ["tls.certificate", "tls.certificate-expiry"].map { whole($0, context) }
    return result.compactMap { $0 }
  }

  /// A request without TLS. The valid one, with the target's values in the clear, is sent only where one without any is
  /// answered as it is over TLS, or with a success.
  private func plain(_ context: GenerationContext) -> GroupedCase? {
    let id = context.operation.id
    var open = Expectation.open
    open.earlyRefusal = .answerOrClose
    return context.steps(
      ["tls.plain-http"], "request", group: Self.group, changed: "a request without TLS on the port of TLS",
      steps: [
        Step(recipe: Recipe(operation: id, edits: bare(context)), expectation: open),
        Step(recipe: Recipe(operation: id, edits: bare(context), channel: .plain), expectation: Self.refusal),
        Step(recipe: Recipe(operation: id, channel: .plain), expectation: Self.refusal),
      ], kind: .scenario)
  }

  private func refused(
    _ aspect: String, _ name: String, _ channel: Channel, _ words: String, _ edits: [Edit], _ context: GenerationContext
  ) -> GroupedCase? {
    let recipe = Recipe(operation: context.operation.id, edits: edits, channel: channel)
    return context.steps(
      [aspect], name, group: Self.group, changed: words, steps: [Step(recipe: recipe, expectation: Self.refusal)],
      kind: .negative)
  }

  private func whole(_ aspect: String, _ context: GenerationContext) -> GroupedCase? {
    let recipe = Recipe(operation: context.operation.id, channel: .newSession)
    return context.steps(
      [aspect], "handshake", group: Self.group, changed: "the control over a new TLS session",
      steps: [Step(recipe: recipe, expectation: .accepted)], kind: .positive)
  }

  /// Leaves every value of the target out.
  private func bare(_ context: GenerationContext) -> [Edit] {
    let secrets = context.operation.request.path.filter { $0.isSecret || $0.isCredential }
    return secrets.map { .replace($0.id, .unknown) } + [.wireBody(.absent), .bare]
  }

  private static let group = "tls"
  private static let refusal = Expectation([Outcome.refused], earlyRefusal: .answerOrClose)
}
