public import ContractModel
import HTTPCore
public import Wire

/// A server that honours no contract at all: a run against it must prove nothing.
public final class DegenerateServer: Sendable {
  /// What it does instead.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case empty200 = "empty-200"
    case echo
    case alwaysSuccess = "always-success"
    case always401 = "always-401"
    case always404 = "always-404"
    case always500 = "always-500"
    case closes = "closes-at-once"
    case silent = "never-answers"
    case randomBytes = "random-bytes"
    case endlessHeader = "endless-header"
    case endlessBody = "endless-body"
    case redirects = "redirect-loop"
    case htmlPage = "html-page"

    /// Whether requests are left without a whole answer until their time is over.
    public var leavesUnanswered: Bool {
      switch self {
      case .silent, .endlessHeader, .endlessBody: true
      default: false
      }
    }

    /// What the server does, in one sentence.
    public var summary: String {
      switch self {
      case .empty200: "answers everything with an empty 200"
      case .echo: "sends the request's body back"
      case .alwaysSuccess: "answers everything with one and the same success"
      case .always401: "answers everything with 401"
      case .always404: "answers everything with 404"
      case .always500: "answers everything with 500"
      case .closes: "closes every connection without an answer"
      case .silent: "takes requests and never answers"
      case .randomBytes: "answers with bytes that are no HTTP"
      case .endlessHeader: "sends header fields without end"
      case .endlessBody: "sends a body without end"
      case .redirects: "redirects everything to itself"
      case .htmlPage: "answers everything with a page for people"
      }
    }
  }

  public let kind: Kind
  private let server: HTTPServer

  /// Makes a server of a kind; the contract tells what its success looks like.
  public init(_ kind: Kind, contract: Contract, bindings: MockBindings, host: String = "127.0.0.1", port: Int = 0) {
    self.kind = kind
    let answers = DegenerateAnswers(kind: kind, service: MockService(contract: contract, bindings: bindings))
    server = HTTPServer(
      host: host, port: port,
      refusal: { _, request in answers.reply(to: request ?? HTTPRequest(method: "GET", target: "/")) },
      handler: { request in answers.reply(to: request.message) })
  }

  /// Listens, and serves on threads of its own.
  public func start() throws(WireError) { try server.start() }

  /// Closes the listening socket and all connections, and waits for their threads.
  public func stop() { server.stop() }

  /// Where the server listens; nil before it was started.
  public var address: Endpoint? { server.address }

  /// The URL a target file names; nil before the server was started.
  public var url: String? { address.map { "http://\($0.host):\($0.port)" } }
}
