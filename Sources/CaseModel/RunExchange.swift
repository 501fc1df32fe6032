public import ContractModel
public import HTTPCore

/// An exchange of a run: everything that was sent is one of these.
public enum RunExchange: Sendable {
  /// The request of a case, with what the judge says of its answer.
  case judged(JudgedExchange)
  /// A login, of which nothing is judged.
  case login(LoginExchange)
}

/// The exchange of a login, secrets included.
public struct LoginExchange: Sendable {
  public var login: Login
  public var sent: SentRequest
  public var exchange: Exchange
  /// What it brought; nil when it brought nothing.
  public var credential: Secret?

  public init(login: Login, sent: SentRequest, exchange: Exchange, credential: Secret?) {
    self.login = login
    self.sent = sent
    self.exchange = exchange
    self.credential = credential
  }
}
