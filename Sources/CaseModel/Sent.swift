public import HTTPCore
public import JSONCore

/// A composed request: the bytes to send, and what the judge must know about them.
public struct SentRequest: Sendable, Hashable {
  public var operation: String
  public var method: String
  /// The absolute URL, for people and curl lines.
  public var url: String
  public var request: HTTPRequest
  /// Exactly what goes over the wire.
  public var bytes: [UInt8]
  /// Whether the head asks for a 100 (Continue) before the body.
  public var expectsContinue: Bool
  /// The values as sent, by request field id; in a header, path or query as a JSON string.
  public var values: [String: JSONValue]
  /// The inner body before sealing; nil without an envelope.
  public var opened: [UInt8]?
  /// Every secret of the request with a label: `pin`, `apiKey` …
  public var secrets: [Secret]
  /// Seconds since 1970 when it was composed.
  public var composedAt: Int64

  public init(
    operation: String, method: String, url: String, request: HTTPRequest, bytes: [UInt8],
    expectsContinue: Bool = false, values: [String: JSONValue] = [:], opened: [UInt8]? = nil,
    secrets: [Secret] = [], composedAt: Int64 = 0
  ) {
    self.operation = operation
    self.method = method
    self.url = url
    self.request = request
    self.bytes = bytes
    self.expectsContinue = expectsContinue
    self.values = values
    self.opened = opened
    self.secrets = secrets
    self.composedAt = composedAt
  }
}

/// What the envelope of an answer held.
public enum OpenedBody: Sendable, Hashable {
  /// The answer has no envelope: the body as received.
  case clear([UInt8])
  /// The inner bytes.
  case opened([UInt8])
  /// The envelope could not be opened: why, without any secret.
  case unopened(String)
  /// There was no answer or no body.
  case nothing

  /// The bytes to judge as the body, or nil.
  public var bytes: [UInt8]? {
    switch self {
    case .clear(let bytes), .opened(let bytes): bytes
    case .unopened, .nothing: nil
    }
  }
}
