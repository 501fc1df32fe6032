import ConformanceKit
import Testing

/// A server that takes requests and answers none.
final class SilentServer: Sendable {
  private let server: HTTPServer
  private let requests: AsyncStream<Void>
  let url: String

  init() throws {
    let (requests, seen) = AsyncStream<Void>.makeStream()
    self.requests = requests
    server = HTTPServer { _ in
      seen.yield()
      return HTTPServerReply(steps: [.hang], closesAfter: true)
    }
    try server.start()
    url = try #require(server.address).url
  }

  func stop() { server.stop() }

  /// Waits for the first request.
  func wasAsked() async {
    for await _ in requests { return }
  }
}
