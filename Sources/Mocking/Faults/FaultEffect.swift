import ContractModel

/// What a faulty server does differently: each case is read at one place of the pipeline.
enum FaultEffect: Sendable, Hashable {
  /// Lets a violation pass, as if the valid value had been sent.
  case tolerates(Tolerance)
  /// Refuses what is allowed.
  case refuses(Feature)
  /// Serves what no operation is.
  case routes(RoutingDefect)
  /// Brings another outcome where the documents name one.
  case decides(OutcomeDefect)
  /// Changes a member of an answer.
  case member(MemberDefect)
  /// Changes status, reason phrase, header fields or the body's bytes.
  case message(MessageDefect, on: AnswerSelection)
  /// Seals answers in another way.
  case seals(SealingDefect)
  /// Tells a secret or its own insides.
  case leaks(Leak, on: AnswerSelection)
  /// Remembers too much or too little.
  case remembers(MemoryDefect)
  /// Keeps resources otherwise than the contract says.
  case keeps(ResourceDefect)
  /// Delivers the answer late, in part or never.
  case delivers(DeliveryDefect, when: Moment, on: AnswerSelection)
  /// Speaks TLS otherwise than it should.
  case secures(TLSDefect)
}

extension FaultEffect {
  /// Whether the effect shows only among requests that come at the same moment.
  var mindsOthers: Bool {
    switch self {
    case .refuses(.atOnce): true
    case .member(let defect): defect.change == .crossedEcho
    default: false
    }
  }
}

/// Which violations pass.
struct Tolerance: Sendable, Hashable {
  var aspect: String
  var kinds: Set<Violation.Kind>
  /// Only this length, where the length is what is wrong.
  var length: Int?

  func covers(_ violation: Violation) -> Bool {
    violation.aspect == aspect && kinds.contains(violation.kind) && (length == nil || violation.length == length)
  }
}

/// Which answers show a defect.
enum AnswerSelection: Sendable, Hashable {
  case all
  case accepted
  /// Every answer but a success, those of the router included.
  case unsuccessful
  /// Every refusal of the operation.
  case refusals
  /// Refusals with this outcome.
  case outcome(String)
  /// Answers to requests that no operation is: other paths and methods.
  case notServed

  func covers(_ sort: Answer.Sort) -> Bool {
    switch (self, sort) {
    case (.all, _), (.accepted, .accepted), (.unsuccessful, .refused), (.unsuccessful, .notServed),
      (.refusals, .refused), (.notServed, .notServed):
      true
    case (.outcome(let wanted), .refused(let name)): wanted == name
    default: false
    }
  }
}

/// When a defect shows.
enum Moment: Sendable, Hashable {
  case always
  /// On every nth request.
  case every(Int)
  /// On every request but the first of a connection.
  case reusedConnection
  /// On the first request of a connection.
  case firstOnConnection
  /// On requests with more bytes in their head, or in their body.
  case longHead(Int)
  case longBody(Int)
  /// On requests that send a query parameter twice.
  case repeatedParameter
}
