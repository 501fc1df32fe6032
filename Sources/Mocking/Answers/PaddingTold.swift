import ContractModel
import JSONCore

/// Lets a caller see that it was the padding of a token that was wrong, not its content: the fault that decrypts.
struct PaddingTold {
  private var way: SealingDefect.By

  /// Nil unless the fault is that one and the padding was wrong.
  init?(_ refusal: Refusal, _ behaviour: Behaviour) {
    let ways = behaviour.sealing.compactMap { if case .paddingTold(let way) = $0 { way } else { nil } }
    guard let way = ways.first, refusal.violation?.aspect == EnvelopeOpening.sealing,
      refusal.violation?.kind == .padding
    else { return nil }
    self.way = way
  }

  func answer(_ refusal: inout Refusal, _ maker: AnswerMaker) -> Answer {
    switch way {
    case .status:
      return Answer(.refused(Outcome.refused), status: 422)
    case .code:
      refusal.code = "1088"
      return maker.refused(refusal)
    case .length:
      var answer = maker.refused(refusal)
      answer.body = answer.body?.setting(path: ["detail"], to: .string("the last block of the token ends wrongly"))
      return answer
    case .clearBody:
      var answer = Answer(.refused(Outcome.refused), status: 400)
      answer.body = .object([("error", .string("bad padding"))])
      answer.contentType = "application/json"
      return answer
    }
  }
}
