import ConformanceKit

/// One run for all tests: the server is started, certified once, and every test looks at what became of its case.
enum Certification {
  static let contract = "rackspace-identity"
  static let session = ConformanceSession(settings: RunSettings(suite: .smoke), extensions: extensions)

  static let extensions = RunExtensions(
    generators: [NoteGenerator()], checks: [PoweredByCheck()], scheme: StampScheme())

  static let plan: Plan? = (try? ContractLibrary.builtIn())?.contract(contract).map { session.plan($0) }

  static let run = Task {
    let library = try ContractLibrary.builtIn()
    guard let contract = library.contract(contract) else { throw ConfigurationFailure(["no such contract"]) }
    // A server of your own: session.add(contract, target: TargetFileReader.read(bytes, path: "target.json"))
    try session.addMock(contract)
    return try await session.run()
  }

  static func result(of value: Case) async throws -> CaseRecord? {
    try await run.value.contracts.first?.result(ofCase: value.id)
  }
}

/// A generator of our own: the control with a note in a header field is accepted.
struct NoteGenerator: CaseGenerator {
  let name = "note"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    let note = Edit.addHeader(HTTPField("X-Note", "hello"))
    return [
      context.oneStep(
        ["outcome.accepted"], "with-a-note", group: "note", changed: "a field X-Note", edits: [note],
        expecting: .accepted)
    ].compactMap { $0 }
  }
}

/// A check of our own: no answer names the software behind it.
struct PoweredByCheck: ConformanceCheck {
  func findings(in answer: JudgedAnswer) -> [Finding] {
    guard let name = answer.exchange.response?.fields["X-Powered-By"] else { return [] }
    return [
      answer.finding(
        "security.no-internals", "the answer names the software", expected: "no X-Powered-By", actual: name,
        at: "header X-Powered-By")
    ]
  }
}

/// A scheme of our own: every request carries a stamp.
struct StampScheme: AuthenticationScheme {
  func fields(for request: SigningMatter) -> [SignedField] {
    [SignedField(name: "X-Stamp", value: "\(request.method)-\(request.now)")]
  }
}
