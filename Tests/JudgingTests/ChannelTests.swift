import CaseModel
import ContractModel
import HTTPCore
import Testing

/// What comes of a request that is sent another way than the target is spoken to.
@Suite struct ChannelTests {
  private static let refusing: [Channel] = Channel.allCases.filter(\.isToBeRefused)
  private static let aside: [TransportFailure] = [
    .resolve(host: "gone.example", detail: "unknown"), .refused, .unreachable(errno: 113), .connectTimedOut,
  ]

  private func judge(_ channel: Channel, _ failure: TransportFailure) -> Judgement {
    var trial = Wibmo.trial.refused([Outcome.refused], for: "tls.version")
    trial.channel = channel
    return trial.judge(.failed(failure, received: []), opened: .nothing)
  }

  @Test(arguments: refusing, aside) func aTargetThatWasNotReachedHasRefusedNothing(
    channel: Channel, failure: TransportFailure
  ) {
    let judgement = judge(channel, failure)
    #expect(judgement.undecided == failure.message && judgement.outcome == nil && judgement.findings.isEmpty)
  }

  @Test(arguments: refusing, [TransportFailure.reset, .closedBeforeAnswer, .cutOff, .tls("alert")])
  func anEndIsARefusal(channel: Channel, failure: TransportFailure) {
    let judgement = judge(channel, failure)
    #expect(judgement.undecided == nil && judgement.outcome == Outcome.refused && judgement.findings.isEmpty)
  }

  @Test(arguments: refusing) func silenceRefusesAllButAVersion(channel: Channel) {
    let judgement = judge(channel, .timedOut(phase: .sending, received: 0))
    #expect((judgement.undecided != nil) == [.tls10, .tls11].contains(channel))
    #expect((judgement.outcome == Outcome.refused) == ![.tls10, .tls11].contains(channel))
  }
}
