import HTTPCore
import JSONCore

/// What is known of one request while it passes through the pipeline.
struct RequestContext: Sendable {
  var request: HTTPRequest
  /// The parameters of the path, by name, percent-decoded.
  var pathValues: [String: String] = [:]
  /// The query parameters in order, percent-decoded.
  var query: [(name: String, value: String)] = []
  /// The text of the (inner) body.
  var plain: [UInt8] = []
  /// The (inner) body as read; nil when there is none, or none that can be read.
  var body: JSONValue?
  /// The text of each leaf field that was sent, by field id; the stand-in where a fault let a bad value pass.
  var values: [String: String] = [:]
  /// What was sent in parameters and header fields that were found wrong, by field id.
  var rejected: [String: String] = [:]
  /// The JSON kind each body field came as.
  var spelled: [String: String] = [:]
  /// What keeps the request from being served, in the order it was found.
  var violations: [Violation] = []
  /// Whether the violations found so far were all let pass by the fault.
  var tolerated = false
  /// Whether several other connections brought a request at nearly the same moment.
  var isAtOnce = false
  /// Whether a request was carried out before.
  var isAfterSuccess = false
  /// What the answer shows of the resources that this server keeps.
  var shown: ShownResources?
  /// The credentials that logins gave out and that are not over, with the values that they stand for.
  var issued: [String: String] = [:]
  /// When the request arrived.
  var arrival: WallTime
  /// Which connection brought it, and its place on that connection, both from 1.
  var position: ConnectionPosition

  init(_ request: HTTPRequest, arrival: WallTime, position: ConnectionPosition) {
    self.request = request
    self.arrival = arrival
    self.position = position
  }

  /// The value that a credential of a login stands for; any other text as it is.
  func known(_ text: String) -> String { issued[text] ?? text }

  /// Notes a violation, unless the fault lets it pass.
  ///
  /// - Returns: whether the request may go on as if the valid value had been sent.
  @discardableResult
  mutating func note(_ violation: Violation, _ behaviour: Behaviour) -> Bool {
    if behaviour.tolerates(violation) {
      tolerated = true
      return true
    }
    violations.append(violation)
    return false
  }
}

/// Where in the traffic a request stands.
public struct ConnectionPosition: Sendable, Hashable {
  /// The connection's number, from 1.
  public var connection: Int
  /// The request's number on its connection, from 1.
  public var request: Int
  /// How many connections were open when it came, its own among them.
  public var openConnections: Int
  /// Whether the server speaks TLS, so that its URLs begin with https.
  public var isSecure: Bool

  public init(connection: Int = 1, request: Int = 1, openConnections: Int = 1, isSecure: Bool = false) {
    self.connection = connection
    self.request = request
    self.openConnections = openConnections
    self.isSecure = isSecure
  }

  /// What the server's URLs begin with.
  var scheme: String { isSecure ? "https" : "http" }
}
