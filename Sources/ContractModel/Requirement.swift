/// One promise, with a stable id, a level, a statement in our own words and its source.
public struct Requirement: Sendable, Hashable {
  /// `contract/operation/aspect`, for example `wibmo-prepaid/reset-pin/request.clientTxnId.length`.
  public var id: String
  /// The id of the operation it belongs to.
  public var operation: String
  public var level: Level
  /// What is, in our own words, under 90 characters.
  public var statement: String
  public var citations: [Citation]
  public var suite: Suite
  public var layer: Layer
  /// Why no outside observer could see it broken; nil when one can.
  public var notObservable: String?
  /// Where the contract file says so.
  public var location: SourceLocation

  public init(
    id: String, operation: String, level: Level = .must, statement: String, citations: [Citation] = [],
    suite: Suite = .documented, layer: Layer = .page, notObservable: String? = nil,
    location: SourceLocation = SourceLocation()
  ) {
    self.id = id
    self.operation = operation
    self.level = level
    self.statement = statement
    self.citations = citations
    self.suite = suite
    self.layer = layer
    self.notObservable = notObservable
    self.location = location
  }

  /// The id without contract and operation: `request.clientTxnId.length`.
  public var aspect: String {
    let slash = UInt8(ascii: "/")
    guard let first = id.utf8.firstIndex(of: slash) else { return id }
    guard let second = id.utf8[id.utf8.index(after: first)...].firstIndex(of: slash) else { return id }
    return String(id[id.utf8.index(after: second)...])
  }
}

/// How binding a requirement is (RFC 2119).
public enum Level: String, Sendable, Hashable, CaseIterable {
  /// A breach fails.
  case must = "MUST"
  /// A breach warns, and fails in strict mode.
  case should = "SHOULD"
  /// A breach is noted and never fails: the source is a test or an inference.
  case may = "MAY"
}

/// Whose promise a requirement is.
public enum Suite: String, Sendable, Hashable, CaseIterable {
  /// What the system's own documents promise.
  case documented
  /// What HTTP and JSON ask of every server (RFC 9110, 9112, 8259).
  case http
  /// Credentials, leaks, replay, tampering, oracles.
  case security
}

/// How far from the seed page a requirement stands.
public enum Layer: String, Sendable, Hashable, CaseIterable {
  /// On the page the contract starts from.
  case page
  /// In other public documentation; `--without observed` leaves it out.
  case observed
}

/// How a fact is known.
public enum Provenance: String, Sendable, Hashable, CaseIterable {
  /// Stated in documentation.
  case doc
  /// In a published OpenAPI file.
  case schema
  /// Asserted by a vendor's public client tests.
  case test
  /// Computed and verified.
  case calc
  /// An inference, not a proof.
  case infer
}

/// A document that requirements cite.
public struct Document: Sendable, Hashable {
  /// The name citations use.
  public var name: String
  public var title: String
  /// The file's name and the SHA-256 of its bytes, for documents that were stored.
  public var file: String?
  public var sha256: String?
  /// The edition, for documents that are cited by section.
  public var edition: String?
  public var provenance: Provenance
  public var layer: Layer
  public var location: SourceLocation

  public init(
    name: String, title: String, file: String? = nil, sha256: String? = nil, edition: String? = nil,
    provenance: Provenance = .doc, layer: Layer = .page, location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.title = title
    self.file = file
    self.sha256 = sha256
    self.edition = edition
    self.provenance = provenance
    self.layer = layer
    self.location = location
  }
}

/// Where a document makes a promise.
public struct Citation: Sendable, Hashable {
  /// The document's name in the contract.
  public var document: String
  /// The document's title, file or edition, ready to show.
  public var title: String
  /// The lines of the stored file, from 1, both ends included.
  public var lines: ClosedRange<Int>?
  /// The section, for documents without a stored file.
  public var section: String?
  /// The SHA-256 of the stored file.
  public var sha256: String?
  public var provenance: Provenance

  public init(
    document: String, title: String = "", lines: ClosedRange<Int>? = nil, section: String? = nil,
    sha256: String? = nil, provenance: Provenance = .doc
  ) {
    self.document = document
    self.title = title
    self.lines = lines
    self.section = section
    self.sha256 = sha256
    self.provenance = provenance
  }

  /// The citation in one line, for people: `Reset PIN API, lines 28-30 [doc]`.
  public var text: String {
    var result = title.isEmpty ? document : title
    if let lines {
      result += lines.count == 1 ? ", line \(lines.lowerBound)" : ", lines \(lines.lowerBound)-\(lines.upperBound)"
    }
    if let section { result += ", \(section)" }
    return result + " [\(provenance.rawValue)]"
  }
}
