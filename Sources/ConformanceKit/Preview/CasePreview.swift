public import CaseModel
import Composing
public import ContractModel
import FoundationEssentials
import HTTPCore
import JSONCore
import Mocking
import Wire

/// The requests of a case as they would be sent, composed with made-up values.
public struct CasePreview: Sendable, Hashable {
  /// One request, redacted.
  public struct Step: Sendable, Hashable {
    /// Start line, fields and body as sent.
    public var request: String
    /// The body before sealing; nil without an envelope.
    public var opened: String?
    /// A command that sends it, with names in place of secrets.
    public var curl: String
    /// Why it could not be composed here; nil when it was.
    public var failure: String?
  }

  /// As many as the case has.
  public let steps: [Step]

  /// Composes a case's requests.
  ///
  /// - Parameters:
  ///   - value: the case to show.
  ///   - contract: the contract it belongs to.
  ///   - authentication: the scheme the requests are signed with.
  ///   - url: the target the requests name.
  public init(
    _ value: Case, contract: Contract, authentication: String = "none", url: String = "http://127.0.0.1:8080"
  ) {
    let fixture = MockFixture(contract: contract, authentication: authentication)
    let bindings = Bindings(fixture.bindings.mapValues { .one($0) }, authentication: authentication)
    guard let target = try? TargetURL(url) else {
      steps = value.steps.map { _ in Step(failure: "\(url) is no URL") }
      return
    }
    let composer: Composer
    do throws(BindingProblems) {
      composer = try Composer(contract: contract, target: target, bindings: bindings)
    } catch {
      let reason = error.problems.map { "\($0.binding): \($0.message)" }.joined(separator: "; ")
      steps = value.steps.map { _ in Step(failure: reason) }
      return
    }
    var entropy = Randomness()
    var lists = ListCursor()
    var earlier: [EarlierStep] = []
    steps = value.steps.map { step in
      do throws(ComposeFailure) {
        let sent = try composer.compose(
          step.recipe, now: Int64(Date().timeIntervalSince1970), entropy: &entropy, lists: &lists, earlier: earlier)
        earlier.append(EarlierStep(creating: sent, in: contract))
        return Step(sent)
      } catch {
        return Step(failure: error.message)
      }
    }
  }

  private struct Randomness: EntropySource {
    mutating func bytes(_ count: Int) -> [UInt8] { SystemRandom.bytes(count) }
  }
}

extension CasePreview.Step {
  /// The most bytes of a body that are shown.
  private static let longestBody = 4096

  fileprivate init(failure: String) {
    self.init(request: "", opened: nil, curl: "", failure: failure)
  }

  fileprivate init(_ sent: SentRequest) {
    let redactor = Redactor(sent.secrets.map { $0.hidden(as: $0.label) })
    // A name that stands for two values gets no variable.
    let variables = Dictionary(grouping: sent.secrets, by: \.label).compactMapValues { secrets in
      secrets.count > 1
        ? nil
        : secrets.first.map {
          ShellSecrets.Variable(name: ShellSecrets.variableName(for: $0.label), value: $0.text)
        }
    }
    func show(_ bytes: [UInt8]) -> String {
      let text = messageText(redactor.redact(Array(bytes.prefix(Self.longestBody))))
      return bytes.count > Self.longestBody ? "\(text)… (\(bytes.count) bytes in all)" : text
    }
    let body = sent.request.body
    self.init(
      request: show(sent.request.headBytes).replacing("\r\n", with: "\n") + show(body),
      opened: sent.opened.map(show),
      curl: CurlLine(
        method: sent.method, url: sent.url, fields: sent.request.fields,
        body: body.count > Self.longestBody ? [] : body,
        hiding: ShellSecrets(redactor: redactor, variables: variables)
      ).text,
      failure: nil)
  }
}

extension EarlierStep {
  /// A step as if it had been answered: what it creates gets a made-up name.
  fileprivate init(creating sent: SentRequest, in contract: Contract) {
    self.init(sent: sent, answer: nil)
    guard let clause = contract.operation(sent.operation)?.resource, clause.effect == .creates else { return }
    let name = "new-\(clause.resource)"
    if !clause.identifier.isEmpty { answer = JSONValue.object([]).setting(path: clause.identifier, to: .string(name)) }
    let named = contract.operations.first { $0.field(naming: clause.resource)?.place == .path }
    guard clause.hasLocation, let named, let field = named.field(naming: clause.resource) else { return }
    location = named.path.replacing("{\(field.name)}", with: name)
  }
}
