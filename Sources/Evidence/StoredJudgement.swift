import CaseModel
import JSONCore

/// What a judgement came to, without words that a redacted value could change.
struct StoredJudgement: Sendable, Hashable {
  /// What is found, and where.
  struct Breach: Sendable, Hashable {
    var requirement: String
    var title: String
    var place: String
    /// Whether it counts only when a second try shows it too.
    var needsConfirmation = false
  }

  var outcome: String?
  var undecided: String?
  var breaches: [Breach]
  var held: Set<String>

  init(_ judgement: Judgement) {
    outcome = judgement.outcome
    undecided = judgement.undecided
    breaches = judgement.findings.map {
      Breach(
        requirement: $0.requirement, title: $0.title, place: $0.place, needsConfirmation: $0.needsConfirmation)
    }
    held = Set(judgement.held)
  }

  /// Whether both say the same of an answer; how sure a breach is depends on the secret's own length.
  func agrees(with other: StoredJudgement) -> Bool {
    func plain(_ breaches: [Breach]) -> Set<Breach> {
      Set(breaches.map { Breach(requirement: $0.requirement, title: $0.title, place: $0.place) })
    }
    return outcome == other.outcome && undecided == other.undecided && held == other.held
      && plain(breaches) == plain(other.breaches)
  }

  /// The judgement in a few words.
  var words: String {
    if let undecided { return "undecided (\(undecided))" }
    let read = outcome.map { "read as \($0)" } ?? "read as no outcome"
    return breaches.isEmpty
      ? "\(read), no breach" : "\(read), breach of " + breaches.map(\.requirement).joined(separator: ", ")
  }

  var value: JSONValue {
    var members: [(String, JSONValue)] = []
    if let outcome { members.append(("outcome", .string(outcome))) }
    if let undecided { members.append(("undecided", .string(undecided))) }
    members += [
      (
        "findings",
        .array(
          breaches.map {
            .object([
              ("requirement", .string($0.requirement)), ("title", .string($0.title)), ("place", .string($0.place)),
              ("needsConfirmation", .bool($0.needsConfirmation)),
            ])
          })
      ), ("held", .array(held.sorted().map { .string($0) })),
    ]
    return .object(members)
  }

  /// Reads a judgement; nil when the value is none.
  init?(_ value: JSONValue?) {
    guard let value, let findings = value["findings"]?.array, let held = value["held"]?.array else { return nil }
    outcome = value["outcome"]?.string
    undecided = value["undecided"]?.string
    breaches = []
    for finding in findings {
      guard let requirement = finding["requirement"]?.string, let title = finding["title"]?.string,
        let place = finding["place"]?.string, let isUnsure = finding["needsConfirmation"]?.bool
      else { return nil }
      breaches.append(
        Breach(requirement: requirement, title: title, place: place, needsConfirmation: isUnsure))
    }
    self.held = Set(held.compactMap(\.string))
  }
}
