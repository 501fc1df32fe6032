public import CaseModel
public import ContractModel
public import HTTPCore
public import JSONCore

/// One thing that every answer is held against, beside the built-in checks: what a library user adds.
///
/// A check is pure: equal answers give equal findings. A finding names a requirement of the contract, so that it
/// decides like every other one: a MUST fails, a SHOULD warns.
public protocol ConformanceCheck: Sendable {
  /// Returns what the answer breaks; none when there is nothing to say.
  func findings(in answer: JudgedAnswer) -> [Finding]
}

/// An answer with the request it belongs to.
public struct JudgedAnswer: Sendable {
  public let contract: Contract
  public let operation: Operation
  public let value: Case
  /// The step of the case, from 0.
  public let step: Int
  public let sent: SentRequest
  /// What went over the wire, byte for byte.
  public let exchange: Exchange
  /// The body as JSON, taken out of its envelope; nil when it is none.
  public let body: JSONValue?
  /// The outcome of the contract that the answer fits; nil when it fits none.
  public let outcome: String?

  /// Makes a finding of the operation's requirement with this aspect, at this step.
  public func finding(
    _ aspect: String, _ title: String, expected: String, actual: String, at place: String
  ) -> Finding {
    Finding(
      requirement: contract.requirementID(operation, aspect), title: title, expected: expected, actual: actual,
      place: place, step: step)
  }
}

/// Runs a check of a library user among the built-in ones.
struct AddedCheck: Check {
  let check: any ConformanceCheck

  func run(_ context: inout JudgingContext) {
    let answer = JudgedAnswer(
      contract: context.judge.contract, operation: context.operation, value: context.value, step: context.index,
      sent: context.sent, exchange: context.exchange, body: context.reading?.value,
      outcome: context.judgement.outcome)
    context.judgement.findings += check.findings(in: answer)
  }
}
