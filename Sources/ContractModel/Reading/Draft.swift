// What is known of a contract between reading its members and deriving its requirements.

/// Citations with what the file says about their weight.
struct Cited {
  var citations: [Citation] = []
  /// The level the file gives; nil when it gives none.
  var level: Level?
  /// Whether a test or an inference may fail a server.
  var isJudged = false
}

/// How a derived requirement differs from the rule.
struct Override {
  var isPromised = true
  var statement: String?
  var cited: Cited
  var notObservable: String?
  var location: SourceLocation
}

/// A field with what its requirements are made from.
struct FieldDraft {
  var field: Field
  var cited: Cited
  var overrides: [String: Override]
  var members: [FieldDraft]

  /// The field and all below it, parents first.
  var tree: [FieldDraft] {
    [self] + members.flatMap(\.tree)
  }
}

/// A promise that the file writes out: an explicit requirement, a clause, an outcome or a scenario.
struct WrittenPromise {
  var aspect: String
  var suite: Suite = .documented
  var statement: String
  var cited: Cited
  var notObservable: String?
  var location: SourceLocation
}

/// A derived promise's place in the file with its citations and overrides.
struct PartDraft {
  var cited: Cited
  var overrides: [String: Override]
  var location: SourceLocation
}

/// A body shape with what its requirements are made from.
struct BodyDraft {
  var body: BodyShape
  var fields: [FieldDraft]
  var part: PartDraft
}

/// An operation with what its requirements are made from.
struct OperationDraft {
  var operation: Operation
  var cited: Cited
  var request: PartDraft
  var envelope: PartDraft?
  var fields: [FieldDraft]
  var outcomes: [WrittenPromise]
  var bodies: [BodyDraft]
  var resource: PartDraft?
  var written: [WrittenPromise]
}

/// An authentication scheme with what its requirements are made from.
struct AuthenticationDraft {
  var authentication: Authentication
  var part: PartDraft
}
