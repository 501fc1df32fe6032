/// One header field, query or path parameter, or body member, of a request or a response.
public struct Field: Sendable, Hashable {
  /// Where a field stands in its message.
  public enum Place: String, Sendable, Hashable {
    case header, query, path, body
  }

  /// Which message a field belongs to.
  public enum Side: String, Sendable, Hashable {
    case request, response
  }

  public var name: String
  public let side: Side
  public let place: Place
  /// The members that lead to it in the body, itself last; only its name elsewhere. `[]` stands for every element.
  public let path: [String]
  /// The field's name in requirement ids: `request.AuditInfo.UserId`, `request.header.x-api-key`, `response.urn`.
  public let id: String
  public var type: FieldType
  public var presence: Presence
  /// The conforming JSON spellings; the first is the control's.
  public var spellings: [Spelling]
  /// Spellings the documents leave open.
  public var openSpellings: [Spelling]
  /// Where the control takes its value from; nil for objects, and for response fields.
  public var control: ValueSource?
  /// Values the documents show, each with a case of its own.
  public var samples: [String]
  /// Whether the value may appear in no output and in no answer.
  public var isSecret: Bool
  /// Whether the value proves who the caller is.
  public var isCredential: Bool
  /// Whether the value names something that exists at the target, so that another one is refused.
  public var identifies: Bool
  /// Set when no two accepted requests, or no two accepted answers, may carry the same value: the fewest characters
  /// sent for acceptance; 1 in answers.
  public var unique: Int?
  /// The id of the request field whose value a response field copies.
  public var copiedFrom: String?
  /// The id of the request field with which the resource that a response field shows was last created or replaced.
  public var written: String?
  /// What an optional request field counts as when it is left out, as text; nil when no document says so.
  public var fallback: String?
  /// How far from now a date may lie.
  public var freshness: Freshness?
  /// What a mutation of this field brings where it differs from the general rule: an outcome's name, or `open`.
  public var expectations: [Mutation: String]
  /// The members of an object, or the one element of an array.
  public var members: [Field]
  public var location: SourceLocation

  public init(
    name: String, side: Side = .request, place: Place = .body, path: [String], type: FieldType,
    presence: Presence = .required, spellings: [Spelling] = [.string], openSpellings: [Spelling] = [],
    control: ValueSource? = nil, samples: [String] = [], isSecret: Bool = false, isCredential: Bool = false,
    identifies: Bool = false, unique: Int? = nil, copiedFrom: String? = nil, written: String? = nil,
    fallback: String? = nil, freshness: Freshness? = nil, expectations: [Mutation: String] = [:], members: [Field] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.side = side
    self.place = place
    self.path = path
    let parts = place == .body ? [side.rawValue] : [side.rawValue, place.rawValue]
    self.id = (parts + path).joined(separator: ".")
    self.type = type
    self.presence = presence
    self.spellings = spellings
    self.openSpellings = openSpellings
    self.control = control
    self.samples = samples
    self.isSecret = isSecret
    self.isCredential = isCredential
    self.identifies = identifies
    self.unique = unique
    self.copiedFrom = copiedFrom
    self.written = written
    self.fallback = fallback
    self.freshness = freshness
    self.expectations = expectations
    self.members = members
    self.location = location
  }

  /// The field and all below it, parents first.
  public var tree: [Field] {
    [self] + members.flatMap(\.tree)
  }
}

/// Whether a field is there.
public enum Presence: Sendable, Hashable {
  case required
  case optional
  /// May be present only when the request field with this id was sent.
  case onlyWith(String)
}

/// How far from now a date in an answer may lie.
public struct Freshness: Sendable, Hashable {
  /// The time zones it may be written in, hours east of UTC.
  public var zones: ClosedRange<Int>
  /// Seconds of tolerance on either side.
  public var tolerance: Int

  public init(zones: ClosedRange<Int>, tolerance: Int) {
    self.zones = zones
    self.tolerance = tolerance
  }
}

/// Where a value of a request comes from.
public indirect enum ValueSource: Sendable, Hashable {
  /// This text, in the field's spelling.
  case literal(String)
  /// The target's value of this name.
  case binding(String)
  /// A new identifier of letters and digits of this many characters for every request.
  case freshIdentifier(Int)
  /// A new GUID for every request.
  case freshGUID
  /// A new PIN of this many digits, without runs and repeats, for every request.
  case freshPIN(Int)
  /// The time of composing, UTC, in this format.
  case now(String)
  /// A new PIN in an ISO 9564 block of format 0, 1, 3 or 4, sealed under a binding's key; format 1 has no card number.
  case pinBlock(format: Int, pan: String?, key: String)
  /// The name of a resource of this kind that was created for the request.
  case created(String)
  /// The name of the resource that an earlier step of a case created (0 is the first step).
  case createdBy(step: Int)
  /// What an earlier step of a scenario sent or received (0 is the first step).
  case earlier(step: Int, side: Field.Side, path: [String])
}
