import HTTPCore

/// The parts of a request that are settled one after the other.
struct RequestDraft {
  var method: String
  /// Path and query below the target's base path.
  var target = ""
  /// What stands before the path in the request line.
  var basePath = ""
  var fields = HTTPFields()
  /// nil when the request carries none.
  var body: [UInt8]?
  /// The inner body before sealing.
  var opened: [UInt8]?
  var expectsContinue = false
  var chunkSizes: [Int]?
  var trailers = HTTPFields()

  init(method: String, body: [UInt8]?, opened: [UInt8]?) {
    self.method = method
    self.body = body
    self.opened = opened
  }

  /// The message of these parts.
  var request: HTTPRequest {
    HTTPRequest(
      method: method, target: basePath + target, fields: fields, body: body ?? [], chunkSizes: chunkSizes,
      trailers: trailers)
  }
}
