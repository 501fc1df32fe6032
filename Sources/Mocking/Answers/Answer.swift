import ContractModel
import HTTPCore
import JSONCore

/// What a server says to a request, before it is written down.
struct Answer: Sendable {
  /// What kind of answer it is.
  enum Sort: Sendable, Hashable {
    case accepted
    case refused(String)
    /// The request was no operation's.
    case notServed
  }

  var sort: Sort
  var status: Int
  /// The reason phrase; nil for the usual one.
  var reason: [UInt8]?
  var fields = HTTPFields()
  /// The body before it is sealed; nil for none.
  var body: JSONValue?
  /// The body's shape; nil when no document describes it.
  var shape: BodyShape?
  var contentType: String?
  /// Members that stand beside the sealed token.
  var outside: [JSONMember] = []
  /// Whether the body goes out in the request's envelope.
  var isSealed = false

  init(_ sort: Sort, status: Int) {
    self.sort = sort
    self.status = status
  }
}
