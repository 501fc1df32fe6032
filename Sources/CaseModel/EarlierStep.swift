public import ContractModel
import HTTPCore
public import JSONCore

/// What a later step of the same case may take values from, and be held against.
public struct EarlierStep: Sendable, Hashable {
  public var sent: SentRequest
  /// The opened answer; nil when there was none or it was no JSON.
  public var answer: JSONValue?
  /// The Location of the answer; nil when there was none.
  public var location: String?
  /// The status of the answer; nil when none came.
  public var status: Int?

  public init(sent: SentRequest, answer: JSONValue?, location: String? = nil, status: Int? = nil) {
    self.status = status
    self.sent = sent
    self.answer = answer
    self.location = location
  }
}

extension EarlierStep {
  /// The name of the resource that the step created: the member of the answer that the contract says, or else the
  /// part of Location that stands where the paths of the contract have it. Nil where the answer has neither.
  public func createdResource(in contract: Contract) -> String? {
    guard let clause = contract.operation(sent.operation)?.resource, clause.effect == .creates else { return nil }
    if !clause.identifier.isEmpty {
      let found = answer?[path: clause.identifier]
      return (found?.string ?? found?.number?.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let path = location.flatMap(URIReference.init)?.path(seenFrom: sent.path) else { return nil }
    return contract.operations.lazy.compactMap { operation -> String? in
      guard let field = operation.field(naming: clause.resource), field.place == .path else { return nil }
      return PathTemplate(operation.path).value(of: field.name, in: path).map(URIReference.decoded)
    }.first
  }
}

extension SentRequest {
  /// The path of the request line, without its query.
  public var path: String { String(request.target.prefix { $0 != "?" }) }
}
