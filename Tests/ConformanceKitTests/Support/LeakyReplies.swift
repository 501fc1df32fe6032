import Foundation
import HTTPCore
import Wire

/// Answers that tell secrets, in every form and at every place of a message.
struct LeakyReplies {
  /// What is told.
  var secrets: [String]

  private static let forms: [@Sendable (String) -> String] = [
    { $0 }, { $0.utf8.map { String(format: "%02x", $0) }.joined() },
    { $0.utf8.map { String(format: "%02X", $0) }.joined() }, { $0.utf8.map { String(format: "%%%02X", $0) }.joined() },
    { Data($0.utf8).base64EncodedString() }, { Data("x\($0)yz".utf8).base64EncodedString() },
    { Data("xy\($0)z".utf8).base64EncodedString() },
    {
      Data("{\"a\":\"\($0)\"}".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    },
  ]

  /// Every secret, each in the next form.
  private func words(_ number: Int) -> [String] {
    secrets.enumerated().map { Self.forms[(number + $0) % Self.forms.count]($1) }
  }

  /// The answer with secrets added to its reason phrase, its header and, where it is a JSON object, its body.
  func added(to honest: HTTPResponse, _ number: Int) -> HTTPServerReply {
    var response = honest
    let words = words(number).filter { !$0.contains("\n") }
    response.reason += Array((" " + words.joined(separator: " ")).utf8)
    for word in words { response.fields.append("X-Told", word) }
    if response.body.first == 0x7B, response.body.count > 2 {
      let members = words.map { "\"told\":\"\($0)\"," }.joined()
      response.body = [0x7B] + Array(members.utf8) + response.body.dropFirst()
      if response.fields.contains("Content-Length") { response.fields.set("Content-Length", "\(response.body.count)") }
    }
    return .response(response)
  }

  /// An answer that is no good message, made of secrets at a place that changes from one number to the next.
  func broken(_ number: Int) -> HTTPServerReply {
    let words = words(number)
    let one = words[number % words.count].replacing("\n", with: " ")
    let all = words.joined(separator: " ").replacing("\n", with: " ")
    let ok = "HTTP/1.1 200 OK\r\n"
    let json = ok + "Content-Type: application/json\r\n"
    let places = [
      "HTTP/1.1 \(one)\r\n\r\n", "\(one)\r\n\r\n", "\(all)\r\n\r\n", ok + "\(one)\r\n\r\n", ok + "\(one): x\r\n\r\n",
      ok + "Content-Length: \(one)\r\n\r\n", ok + "Transfer-Encoding: \(one)\r\n\r\n",
      ok + "Transfer-Encoding: chunked\r\n\r\n\(one)\r\n",
      ok + "Transfer-Encoding: chunked\r\n\r\n1;a=\(one)\r\nx\r\n0\r\nX-Told: \(all)\r\n\r\n",
      "HTTP/1.1 103 \(one)\r\nLink: \(one)\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n\(all)",
      "HTTP/1.1 500 \(all)\r\nAllow: \(one)\r\nWWW-Authenticate: \(one)\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/?\(one)\r\nContent-Length: 0\r\n\r\n",
      ok + "Content-Type: \(one)\r\nContent-Length: \(all.utf8.count)\r\n\r\n\(all)",
      json + "Content-Length: \(all.utf8.count + 4000)\r\n\r\n" + String(repeating: "-", count: 4000) + all,
      json + "Content-Length: \(all.utf8.count + 2)\r\n\r\n\"\(all)\"",
      json + "Content-Length: \(all.utf8.count + 30)\r\n\r\n{\"\(all)\"",
      json + "\r\n{\"resCode\":\"\(one)\",\"token\":\"\(one)\",\"responseCode\":\"\(one)\",\"\(one)\":[\(all)]}",
      json + "\r\n{\"Errors\":{\"Error\":[{\"Source\":\"\(one)\",\"ReasonCode\":\"\(one)\"}]}}",
      json + "\r\n{\"unauthorized\":{\"code\":\"\(one)\",\"message\":\"\(all)\"}}",
    ]
    return HTTPServerReply(steps: [.write(Array(places[number % places.count].utf8)), .close])
  }
}
