import ContractModel
import HTTPCore
import Wire

/// What degenerate servers say.
struct DegenerateAnswers: Sendable {
  var kind: DegenerateServer.Kind
  /// Makes the sample of a success once; nothing of a request reaches it.
  private var success: [UInt8]

  init(kind: DegenerateServer.Kind, service: MockService) {
    self.kind = kind
    success = kind == .alwaysSuccess ? service.sampleSuccess().bytes : []
  }

  func reply(to request: HTTPRequest) -> HTTPServerReply {
    switch kind {
    case .empty200: return answer(200)
    case .echo:
      return answer(200, body: request.body, type: request.fields["Content-Type"] ?? "application/json")
    case .alwaysSuccess: return HTTPServerReply(steps: [.write(success)])
    case .always401: return answer(401)
    case .always404: return answer(404)
    case .always500: return answer(500)
    case .closes: return HTTPServerReply(steps: [.close])
    case .silent: return HTTPServerReply(steps: [.hang])
    case .randomBytes: return HTTPServerReply(steps: [.write(SystemRandom.bytes(512))], closesAfter: true)
    case .endlessHeader:
      let lines = String(repeating: "X-More: and more and more and more\r\n", count: 64)
      return HTTPServerReply(steps: [.write(Array("HTTP/1.1 200 OK\r\n".utf8)), .writeEndlessly(Array(lines.utf8))])
    case .endlessBody:
      let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"more\":\""
      let text = String(repeating: "and more ", count: 7_000)
      return HTTPServerReply(steps: [.write(Array(head.utf8)), .writeEndlessly(Array(text.utf8))])
    case .redirects: return answer(302, fields: [HTTPField("Location", request.target)])
    case .htmlPage:
      let page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>It works</h1></body></html>"
      return answer(200, body: Array(page.utf8), type: "text/html; charset=utf-8")
    }
  }

  private func answer(
    _ status: Int, body: [UInt8] = [], type: String? = nil, fields: [HTTPField] = []
  ) -> HTTPServerReply {
    var all = HTTPFields(fields)
    if let type, !body.isEmpty { all.append("Content-Type", type) }
    all.append("Content-Length", String(body.count))
    let reason = Array(ReasonPhrases.phrase(status).utf8)
    return .response(
      HTTPResponse(status: status, reason: reason, fields: all, body: body, framing: .contentLength(body.count)))
  }
}
