import ContractModel
import HTTPCore

extension MockService {
  /// The success of the contract's first operation for a request that was never sent.
  func sampleSuccess() -> MockReply {
    let request = HTTPRequest(method: "POST", target: "/")
    var context = RequestContext(request, arrival: WallTime.now(), position: ConnectionPosition())
    guard let served = router.operations.first else {
      return ReplyWriter(service: self, served: nil, context: context, number: 1).reply(Answer(.accepted, status: 200))
    }
    MemberCheck(behaviour: behaviour).standIn(served.path + served.query + served.headers + served.body, &context)
    let maker = AnswerMaker(
      served: served, behaviour: behaviour, now: context.arrival, number: 4_565_001, context: context)
    return ReplyWriter(service: self, served: served, context: context, number: 1).reply(maker.accepted())
  }
}
