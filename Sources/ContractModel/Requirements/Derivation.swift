/// Derives the requirements of operations from what a contract file says, in the order of the contract language.
struct Derivation {
  let contract: Contract
  let schemes: [AuthenticationDraft]
  let baseline: Baseline?
  let problems: ProblemList

  /// Every requirement of one operation: of the request, the outcomes, the answers, then what is written out, then
  /// what the baseline adds.
  func requirements(_ draft: OperationDraft) -> [Requirement] {
    var list = RequirementList(derivation: self, operation: draft.operation)
    list.add(operation: draft)
    list.add(request: draft)
    for scheme in schemes { list.add(scheme) }
    for outcome in draft.outcomes { list.add(outcome) }
    for body in draft.bodies { list.add(body) }
    list.add(resource: draft.resource)
    for promise in draft.written { list.add(promise) }
    list.reportWeak()
    list.addBaseline(baseline, schemes: contract.authentication)
    return list.requirements
  }

  /// The seed page, when any citation is of a document there.
  static func layer(of cited: Cited, in documents: [String: Document]) -> Layer {
    guard !cited.citations.isEmpty else { return .page }
    return cited.citations.contains { documents[$0.document]?.layer == .page } ? .page : .observed
  }

  /// Whether a MUST stands on tests and inferences alone and nobody judged that it may.
  static func isTooWeak(_ cited: Cited) -> Bool {
    guard (cited.level ?? .must) == .must, !cited.isJudged, !cited.citations.isEmpty else { return false }
    return cited.citations.allSatisfy { $0.provenance == .test || $0.provenance == .infer }
  }

  static let weightHint = "give it \"level\": \"MAY\" or \"judge\": true"
}

/// The requirements of one operation, while they are derived.
struct RequirementList {
  let derivation: Derivation
  let operation: Operation
  private(set) var requirements: [Requirement] = []
  private let layers: [String: Document]
  /// The requirements that are a MUST on a test or an inference alone, with their places.
  private var weak: [(aspect: String, location: SourceLocation)] = []

  init(derivation: Derivation, operation: Operation) {
    self.derivation = derivation
    self.operation = operation
    layers = Dictionary(derivation.contract.documents.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Adds a requirement unless an override says that it is not promised.
  mutating func add(
    _ aspect: String, _ statement: String, _ cited: Cited, _ override: Override?, at location: SourceLocation,
    suite: Suite = .documented, notObservable: String? = nil
  ) {
    guard override?.isPromised ?? true else { return }
    var cited = cited
    if let override {
      if !override.cited.citations.isEmpty { cited.citations = override.cited.citations }
      cited.level = override.cited.level ?? cited.level
      cited.isJudged = override.cited.isJudged || cited.isJudged
    }
    let place = override?.location ?? location
    if Derivation.isTooWeak(cited) { weak.append((aspect, place)) }
    requirements.append(
      Requirement(
        id: derivation.contract.requirementID(operation, aspect), operation: operation.id,
        level: cited.level ?? .must, statement: override?.statement ?? statement, citations: cited.citations,
        suite: suite, layer: Derivation.layer(of: cited, in: layers),
        notObservable: override?.notObservable ?? notObservable, location: place))
  }

  /// Reports each place whose requirements are a MUST without the weight for it.
  func reportWeak() {
    for (location, group) in Dictionary(grouping: weak, by: \.location) {
      let others = group.count == 1 ? "is a MUST" : "and \(group.count - 1) more are MUSTs"
      derivation.problems.add(
        ContractProblem(
          file: derivation.problems.file, location: location,
          message: "\"\(group[0].aspect)\" \(others) that only a test or an inference supports",
          hint: Derivation.weightHint))
    }
  }

  /// Adds what the file writes out.
  mutating func add(_ promise: WrittenPromise) {
    add(
      promise.aspect, promise.statement, promise.cited, nil, at: promise.location, suite: promise.suite,
      notObservable: promise.notObservable)
  }

  /// Adds the parts of something, each with its override, and reports overrides of parts it does not have.
  ///
  /// - Parameters:
  ///   - parts: the names overrides use, with the aspects and statements.
  ///   - owner: what has the parts, for messages.
  mutating func add(
    _ parts: [(name: String, aspect: String, statement: String)], of owner: String, _ cited: Cited,
    _ overrides: [String: Override], at location: SourceLocation
  ) {
    for part in parts { add(part.aspect, part.statement, cited, overrides[part.name], at: location) }
    let names = parts.map(\.name)
    for (name, override) in overrides.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
      derivation.problems.add(
        ContractProblem(
          file: derivation.problems.file, location: override.location,
          message: "\(owner) promises no \"\(name)\"", hint: ShapeCheck.hint(for: name, among: names)))
    }
  }

  /// Adds what the baseline asks of an operation like this, unless the contract promises the same aspect itself.
  mutating func addBaseline(_ baseline: Baseline?, schemes: [Authentication]) {
    let own = Set(requirements.map(\.id))
    for template in baseline?.requirements ?? [] {
      guard template.needs.map({ operation.has($0, schemes: schemes) }) ?? true else { continue }
      let id = derivation.contract.requirementID(operation, template.aspect)
      guard !own.contains(id) else { continue }
      requirements.append(
        Requirement(
          id: id, operation: operation.id, level: template.level, statement: template.statement,
          citations: template.citations, suite: template.suite, layer: template.layer,
          notObservable: template.notObservable, location: operation.location))
    }
  }
}
