import CaseModel
import ContractModel

/// Requests without a credential at paths that a router may take for the operation's own and a guard in front of it may
/// not, and a header credential sent in the query instead (CWE-288, CWE-598).
///
/// Whether such a path is the operation's is left open; that nobody is served there without a credential is not.
struct BypassGenerator: CaseGenerator {
  let name = "bypass"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    (fields(context) + scheme(context)).compactMap { $0 }
  }

  private static let paths: [(String, Edit, String)] = [
    ("absent-trailing-slash", .pathAppending("/"), "at its path with a slash behind it"),
    ("absent-other-case", .pathUppercased, "at its path in other case"),
    ("absent-path-parameter", .pathAppending(";probe=1"), "at its path with a parameter behind a semicolon"),
    ("absent-doubled-slash", .pathRespelled(.doubledSlash), "at its path with two slashes for one"),
    ("absent-dot-segment", .pathRespelled(.dotSegment), "at its path with a segment of one dot"),
    ("absent-encoded-letter", .pathRespelled(.encodedLetter), "at its path with a letter percent-encoded"),
  ]

  private func fields(_ context: GenerationContext) -> [GroupedCase?] {
    context.operation.request.headers.filter { $0.isCredential && $0.presence == .required }.flatMap {
      field -> [GroupedCase?] in
      let refusal = context.expectation(of: .absent, in: field, otherwise: context.refusal(of: field))
      guard !refusal.isOpen else { return [] }
      let aspect = field.aspect(.presence)
      let needs = context.optionalBindings(of: field)
      return Self.paths.map { name, edit, words in
        context.oneStep(
          [aspect], name, group: field.group, changed: "no \(field.shownName) \(words)",
          edits: [.remove(field.id), edit], expecting: refusal.orNotServed, needs: needs)
      } + [
        context.oneStep(
          [aspect], "in-query", group: field.group,
          changed: "\(field.shownName) in the query and not in a header field",
          edits: [.inQuery(field.id)], expecting: refusal.orParameterRefused, needs: needs)
      ]
    }
  }

  private func scheme(_ context: GenerationContext) -> [GroupedCase?] {
    guard
      let authentication = context.contract.authentication.first(where: { $0.name == context.options.authentication }),
      let absent = AuthenticationBreak.all(of: authentication).first(where: { $0.name == "absent" })
    else { return [] }
    let prefix = "authentication.\(authentication.name)"
    let refusal = Expectation([authentication.refusal])
    var result = Self.paths.map { name, edit, words in
      context.oneStep(
        ["\(prefix).\(absent.part)"], name, group: prefix, changed: "\(absent.words) \(words)",
        edits: absent.edits.map { .authentication($0) } + [edit], expecting: refusal.orNotServed)
    }
    if authentication.scheme == .apiKey, let header = authentication.header {
      result.append(
        context.oneStep(
          ["\(prefix).\(absent.part)"], "in-query", group: prefix,
          changed: "\(header) in the query and not in a header field", edits: [.authentication(.inQuery(header))],
          expecting: refusal.orParameterRefused))
    }
    return result
  }
}

extension Expectation {
  /// The same for a request at a path that need not be the operation's, and that a router may refuse in any way.
  fileprivate var orNotServed: Expectation {
    var result = self
    result.outcomes.append(Outcome.notServed)
    result.earlyRefusal = .answerOrClose
    return result
  }

  /// The same for a request with a parameter that nobody knows: it may be refused before anybody is asked who they are.
  fileprivate var orParameterRefused: Expectation {
    var result = self
    result.outcomes.append(Outcome.notServed)
    return result
  }
}
