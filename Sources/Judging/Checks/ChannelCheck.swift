import CaseModel
import ContractModel
import HTTPCore

/// Nothing is served another way than the target is to be spoken to: in the clear, over an old version of TLS, without
/// the right client certificate.
///
/// A refusal may have any form: an alert, a close, silence, or an HTTP answer that serves nothing. What answers may be a
/// front end that knows nothing of the API, so that the answer is held against nothing else. A target that was not
/// reached has refused nothing, and one that is silent in a handshake may only be slow.
struct ChannelCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let channel = context.step.recipe.channel, channel.isToBeRefused else { return }
    if let reason = unanswered(channel, context.exchange.result) {
      context.judgement.undecided = reason
      return
    }
    let session = context.exchange.tls
    let title: String
    switch channel {
    case .plain:
      if context.step.recipe.edits.contains(.bare) { return settle(&context) }
      guard isServed(context) else { return refused(&context) }
      title = "a request without TLS was served"
    case .tls10, .tls11:
      guard session != nil else { return refused(&context) }
      title = "\(channel.rawValue) is spoken"
    case .renegotiated:
      guard session?.isRenegotiated == true else { return refused(&context) }
      title = "the client may renegotiate"
    case .withoutCertificate, .selfSignedCertificate, .expiredCertificate, .foreignCertificate:
      guard isServed(context) else { return refused(&context) }
      title = "a request \(channel.words) was served"
    case .newSession: return
    }
    context.failPrimary(title, "an alert, a closed connection, or an answer that serves nothing", actual: seen(context))
  }

  /// Why nothing can be said of a request that nobody answered; nil where its failure says something.
  private func unanswered(_ channel: Channel, _ result: ExchangeResult) -> String? {
    guard case .failed(let failure, _) = result else { return nil }
    switch failure {
    case .resolve, .refused, .unreachable, .connectTimedOut: return failure.message
    case .timedOut where channel == .tls10 || channel == .tls11: return failure.message
    case .timedOut, .closedBeforeAnswer, .reset, .cutOff, .tls, .certificate: return nil
    }
  }

  private func refused(_ context: inout JudgingContext) { context.judgement.outcome = Outcome.refused }

  private func isServed(_ context: JudgingContext) -> Bool {
    context.fitting.contains { $0.outcome.name == Outcome.accepted }
  }

  /// Whether the case is over: an answer in the clear that is not the one which the same request got over TLS comes from
  /// something that only says that TLS is wanted.
  private func settle(_ context: inout JudgingContext) {
    let same = context.earlier.last?.status
    let status = context.response?.status
    context.judgement.isSettled = status == nil || status != same && !(200..<300).contains(status ?? 0)
    if context.judgement.isSettled { refused(&context) }
  }

  /// What came, for people.
  private func seen(_ context: JudgingContext) -> String {
    let answer: String
    switch context.exchange.result {
    case .response: answer = context.seen
    case .malformed(let malformation, _, _): answer = malformation.message
    case .failed(let failure, _): answer = failure.message
    }
    return context.exchange.tls.map { "a session of \($0.version) with \($0.cipher), then \(answer)" } ?? answer
  }
}
