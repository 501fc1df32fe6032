import ContractModel

/// A request that is served although no operation is there.
enum RoutingDefect: Sendable, Hashable {
  /// Serves this method like the operation's own.
  case method(String)
  /// Serves every method like the operation's own.
  case anyMethod
  /// Serves paths with a further segment.
  case longerPath
  /// Serves paths whose last segment goes on.
  case gluedPath
  /// Serves anyone at a path that slips past whoever asks for credentials.
  case unguarded(PathSlip)
  /// Reads credentials of the header section from the query too.
  case credentialInQuery
  /// Reads the query carelessly.
  case query(QuerySlip)
  /// Reads the method from `X-HTTP-Method-Override` and its kin.
  case methodOverride
  /// Sends a TRACE request back, under this status.
  case traceEcho(status: Int)
}

/// How a path differs from an operation's that it is taken for.
enum PathSlip: Sendable, Hashable {
  /// A slash behind it.
  case slash
  /// Letters in another case.
  case otherCase
  /// A parameter behind a semicolon (RFC 3986 §3.3).
  case parameter
  /// Two slashes in place of one.
  case doubledSlash
  /// A segment of one dot.
  case dotSegment
  /// A letter percent-encoded.
  case encodedLetter
}

/// How a server reads parameters that is no reader of queries.
enum QuerySlip: Sendable, Hashable, CaseIterable {
  /// Leaves percent-encoding as it is.
  case undecoded
  /// Reads the first, or the last parameter and no other.
  case firstOnly, lastOnly
  /// Takes a parameter whose name ends like a known one for it.
  case anyName
}

/// Another outcome than the documents name.
struct OutcomeDefect: Sendable, Hashable {
  /// What the request must carry, by field id; empty for any.
  var sources: [String: ValueSource] = [:]
  /// What the request must carry where it carries the field at all.
  var sourcesIfSent: [String: ValueSource] = [:]
  /// Field ids the request must not carry.
  var without: Set<String> = []
  /// The outcomes that would be right.
  var from: Set<String>
  /// The outcome that is given instead.
  var to: String
}

/// A change to one member of a body shape.
struct MemberDefect: Sendable, Hashable {
  /// The body shape's name.
  var shape: String
  /// Where the member stands in the (opened) body; empty for a header field.
  var path: [String]
  /// The header field's name, for header fields.
  var header: String?
  var change: Change

  enum Change: Sendable, Hashable {
    case missing
    case null
    /// Written as another JSON kind.
    case spelled(Spelling)
    /// Grown to this many characters.
    case length(Int)
    /// Another text, spelled as before.
    case text(String)
    /// What an earlier request sent instead of what this one did.
    case earlierEcho
    /// What this request sent without its last character, or with another one there.
    case shortened, altered
    /// What another request sent at nearly the same moment.
    case crossedEcho
    /// The present moment moved by this many seconds.
    case shifted(Int)
    /// Present although its condition does not hold.
    case present
    /// One character replaced by one that does not belong there.
    case broken
    /// The text in upper or lower case.
    case cased(upper: Bool)
  }
}

/// A change to the head of an answer or the bytes of its body.
enum MessageDefect: Sendable, Hashable {
  case status(Int)
  case reason(String)
  case noHeader(String)
  case header(String, String)
  case contentType(String?)
  /// 401 without a word on how to authenticate.
  case unchallenged
  /// Changes the body's text: as it goes over the wire, or inside the envelope.
  case text(TextChange, inner: Bool)
  /// The fault object without its code, with another code, or under another name.
  case faultCode(Int?)
  case faultName(String)
  /// The success body on a refusal, or a refusal's body on a success.
  case successBody
  case failureBody(String)
  case framing(Framing)

  enum TextChange: Sendable, Hashable {
    /// This in place of the text.
    case replaced([UInt8])
    case prefixed([UInt8])
    case suffixed([UInt8])
    /// The last bytes missing, Content-Length fitting.
    case truncated(Int)
    case duplicateMember
    case invalidUTF8
    case controlCharacter
    /// A body where there is none.
    case added
  }

  enum Framing: Sendable, Hashable {
    /// Content-Length says this much more (or less) than there is.
    case lengthOff(Int)
    case twoLengths
    case lengthAndChunked
    case badChunkSize
    case missingLastChunk
    case bodyOnNoContent
    case badStatusLine
    case badHeaderLine
    case bareCarriageReturn
    case nul
    case spaceBeforeColon
  }
}

/// A change to how answers are sealed.
enum SealingDefect: Sendable, Hashable {
  case clearText
  case clearBeside
  case otherKey
  case notBase64
  case staticIV
  /// Vectors that count up.
  case countedIV
  case encodedOnly
  /// A JWE that is rightly sealed under a header that names another algorithm.
  case otherAlgorithm
  /// A refusal that says whether the padding or the content was wrong.
  case paddingTold(By)

  enum By: Sendable, Hashable, CaseIterable {
    case status, code, clearBody, length
  }
}

/// Something secret in an answer.
enum Leak: Sendable, Hashable {
  /// The value of a request field.
  case field(String, Place, Encoding)
  /// The PIN inside the PIN block that a request field holds.
  case pin(String, Place, Encoding)
  /// The value of a binding.
  case binding(String, Place, Encoding)
  case stackTrace(Place)
  case sourcePath(Place)
  /// What a database said.
  case databaseError(Place)

  enum Place: String, Sendable, Hashable, CaseIterable {
    case body, header, reason
    /// A member beside the sealed token.
    case outside
  }

  enum Encoding: String, Sendable, Hashable, CaseIterable {
    case plain, hex, base64
    case urlEncoded = "url-encoded"
    case reversedNibbles = "reversed-nibbles"
    // Octet by octet, or digit by digit.
    case characterReferences = "character-references"
    case twiceEncoded = "twice-url-encoded"
    case octetList = "octet-list"
    case hexList = "hex-list"
    case digitsApart = "digits-apart"
    case base32

    /// Those that hide more than one octet at once, or what servers write without a thought.
    static let usual: [Encoding] = [.plain, .hex, .base64, .urlEncoded, .reversedNibbles]
    static let apart: [Encoding] = [
      .characterReferences, .twiceEncoded, .octetList, .hexList, .digitsApart, .base32,
    ]
  }
}

/// A memory that is not what it should be.
enum MemoryDefect: Sendable, Hashable {
  /// Forgets all but the last so many values of a unique field.
  case keepsLast(field: String, Int)
  /// Tells other connections that a value is used only some time after the success, in microseconds.
  case late(field: String, Int)
  /// Counts a value as used although its request was refused.
  case countsRefused(field: String)
  /// Refuses everything after so many refusals.
  case locks(after: Int)
  /// Takes a nonce more than once.
  case forgetsNonces
  /// Acts on a request that it refuses.
  case actsThoughRefused
  /// Checks the first of repeated members and uses the last.
  case usesUncheckedDuplicates
  /// Checks the first element of a list and no other.
  case checksFirstElement
}

/// A way not to deliver an answer.
enum DeliveryDefect: Sendable, Hashable {
  case hang
  /// Waits so many microseconds before the first byte.
  case slow(Int)
  /// Closes before the first byte.
  case closed
  /// Resets the connection amid the body.
  case reset
  /// Closes the connection amid the body.
  case cut
  /// Answers 500.
  case serverError
  /// Answers with the head alone.
  case empty

  /// Whether the answer comes late or never.
  var isSlow: Bool {
    switch self {
    case .hang, .slow: true
    case .closed, .reset, .cut, .serverError, .empty: false
    }
  }
}
