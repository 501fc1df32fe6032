public import HTTPCore

/// One exchange of a run as the judge saw it, secrets included: what evidence is made from.
public struct JudgedExchange: Sendable {
  /// The id of the case.
  public var caseID: String
  /// The step of the case, from 0.
  public var step: Int
  public var sent: SentRequest
  public var exchange: Exchange
  public var opened: OpenedBody
  /// What the answer showed by itself, before it was held against other answers.
  public var judgement: Judgement
  /// Why the request was sent again, so that this answer says nothing of the target; nil where it counts.
  public var sentAgain: SentAgain?
  /// Whether the answer was too long to be kept whole.
  public var isCut = false

  public init(
    caseID: String, step: Int, sent: SentRequest, exchange: Exchange, opened: OpenedBody, judgement: Judgement,
    sentAgain: SentAgain? = nil
  ) {
    self.caseID = caseID
    self.step = step
    self.sent = sent
    self.exchange = exchange
    self.opened = opened
    self.judgement = judgement
    self.sentAgain = sentAgain
  }
}

/// Why a request was sent again.
public enum SentAgain: String, Sendable, Hashable, CaseIterable {
  /// It was refused with a credential that was over, and a login gives another one.
  case credentialOver = "the credential was over"
  /// The target asked for that.
  case asked = "the target asked to come back later"
}
