// The tables of a contract's outermost objects.

extension ValueShape {
  /// One citation or several.
  static let cite = ValueShape.either([.object(.citation), .list(.object(.citation), atLeast: 1)])
  static let level = ValueShape.word(Level.allCases.map(\.rawValue))
  static let suite = ValueShape.word(Suite.allCases.map(\.rawValue))
  static let provenance = ValueShape.word(Provenance.allCases.map(\.rawValue))
  static let mediaTypes = ValueShape.list(.text(.mediaType), atLeast: 1)
  static let texts = ValueShape.list(.text(.words), atLeast: 1)
  static let documents = ValueShape.map(names: .format(.words), .object(.document))

  /// What a contract says about one derived requirement; null when it is not promised.
  static let overriding = ValueShape.either([.object(.override), .null])

  /// What a contract says about derived requirements, by their names.
  static func overrides(_ names: [String]) -> ValueShape {
    .map(names: .words(names), .overriding)
  }
}

extension MemberShape {
  static let schema = optional("$schema", .text(.any), "the schema, for editors")
  static let documents = required("documents", .documents, "what is cited, by the name citations use")
  static let statement = required("statement", .text(.words), "what is, in our own words, under 90 characters")
  static let cite = required("cite", .cite, "where a document says so")
  static let level = optional("level", .level, "how binding it is; MUST when absent")
  static let judge = optional("judge", .flag, "whether a test or an inference may fail a server")
  static let notObservable = optional("notObservable", .text(.words), "why no outside observer could see it broken")

  /// The citation of an object whose parent's citation stands in for it.
  static let inheritedCite = optional("cite", .cite, "where a document says so; the enclosing citation when absent")
}

extension ObjectShape {
  static let contract = ObjectShape(
    title: "a contract", summary: "What one system's API promises.",
    members: [
      .schema,
      .required("contract", .text(.id), "the name users type"),
      .required("version", .text(.version), "the contract's own version"),
      .required("title", .text(.words), "the API's name for people"),
      .documents,
      .optional("bindings", .map(names: .format(.name), .object(.binding)), "values needed from a target"),
      .optional(
        "authentication", .list(.object(.authentication), atLeast: 1), "schemes a target may choose; default first"),
      .optional(
        "logins", .list(.object(.login), atLeast: 1), "how credentials are obtained that a target does not give"),
      .required("operations", .list(.object(.operation), atLeast: 1), "one method and path each"),
      .optional(
        "ambiguities", .list(.object(.ambiguity), atLeast: 0), "where documents are silent or contradict themselves"),
    ])

  static let document = ObjectShape(
    title: "a document", summary: "A source that requirements cite.",
    members: [
      .required("title", .text(.words), "the document's title"),
      .optional("file", .text(.words), "the stored file's name; citations name its lines"),
      .optional("sha256", .text(.digest), "the SHA-256 of the stored file"),
      .optional("edition", .text(.words), "the edition of a document cited by section"),
      .required("provenance", .provenance, "how its facts are known, unless a citation says otherwise"),
      .required("layer", .word(Layer.allCases.map(\.rawValue)), "how far from the seed page it stands"),
    ])

  static let binding = ObjectShape(
    title: "a binding", summary: "A value the contract needs from a target.",
    members: [
      .required("summary", .text(.words), "what the value is"),
      .optional("secret", .flag, "whether it may appear in no output"),
      .optional("type", .text(.words), "what it looks like, in type notation"),
      .optional("required", .flag, "whether a run needs it; true when absent"),
      .optional("default", .text(.any), "the value when the target names none"),
      .optional("example", .text(.any), "a made-up value"),
      .optional("scheme", .text(.name), "the authentication scheme that needs it"),
    ])

  static let authentication = ObjectShape(
    title: "an authentication scheme", summary: "One way of authenticating requests.",
    members: [
      .required("name", .text(.name), "the name a target file uses"),
      .required("scheme", .word(Authentication.Scheme.allCases.map(\.rawValue)), "the signer and verifier"),
      .optional("bindings", .map(names: .format(.name), .text(.name)), "from the scheme's words to bindings"),
      .optional("header", .text(.header), "the header field with the key, of an api-key scheme"),
      .optional("refusal", .text(.id), "the outcome of a request that does not authenticate; refused when absent"),
      .optional("cite", .cite, "where a document says so"),
      .level, .judge,
      .optional("requirements", .overrides(Authentication.Scheme.allParts), "its parts that differ from the rule"),
    ])

  static let ambiguity = ObjectShape(
    title: "an ambiguity", summary: "A place where documents are silent or contradict themselves.",
    members: [
      .required("what", .text(.words), "what is unclear"),
      .cite,
      .required("readings", .texts, "every reading that conforms"),
    ])

  static let citation = ObjectShape(
    title: "a citation", summary: "Where a document makes a promise.",
    members: [
      .required("document", .text(.words), "the document's name"),
      .optional("lines", .text(.lines), "the lines of the stored file"),
      .optional("section", .text(.words), "the section of a document without a stored file"),
      .optional("provenance", .provenance, "how the fact is known; as the document says when absent"),
      .judge,
    ])
}

extension Authentication.Scheme {
  /// What a scheme promises: one requirement each.
  var parts: [String] {
    switch self {
    case .none: []
    case .oauth1: ["header", "consumer-key", "signature", "body-hash", "timestamp", "nonce"]
    case .aspenJWT: ["app-header", "payload-header", "signature", "algorithm", "nonce", "epoch", "token"]
    case .bearer: ["header", "token"]
    case .basic: ["header", "credentials"]
    case .apiKey: ["header", "key"]
    }
  }

  /// The parts of all schemes, each once.
  static let allParts: [String] = allCases.flatMap(\.parts).reduce(into: []) { parts, part in
    if !parts.contains(part) { parts.append(part) }
  }
}
