public import CaseModel
public import JSONCore

/// What a later step of the same case may take values from.
public struct EarlierStep: Sendable {
  public var sent: SentRequest
  /// The opened answer; nil when there was none or it was no JSON.
  public var answer: JSONValue?

  public init(sent: SentRequest, answer: JSONValue?) {
    self.sent = sent
    self.answer = answer
  }
}

/// Which element of each list binding comes next: one for a whole run.
public struct ListCursor: Sendable, Hashable {
  /// How many elements were used, by binding.
  var used: [String: Int] = [:]

  public init() {}
}
