import ContractModel
import HTTPCore
import JSONCore

/// Answers to requests that no operation is.
enum StrayAnswers {
  static func noPath() -> Answer { Answer(.notServed, status: 404) }

  /// Another method at an operation's path: OPTIONS is told what there is, every other one is refused.
  static func otherMethod(_ method: String, _ allowed: [String], _ operation: Operation?) -> Answer {
    var answer = Answer(.notServed, status: method == "OPTIONS" ? 204 : 405)
    answer.fields.append("Allow", (allowed + ["OPTIONS"]).joined(separator: ", "))
    guard method != "OPTIONS", method != "HEAD", let operation else { return answer }
    // The documented body of a 405, where there is one.
    let forms = operation.outcomes.flatMap(\.forms).filter { form in
      form.statuses.contains { $0.range == 405...405 }
    }
    for form in forms {
      guard case .named(let name) = form.body, let shape = operation.body(name), let fault = shape.fault else {
        continue
      }
      answer.shape = shape
      answer.contentType = shape.contentTypes.first ?? "application/json"
      answer.body = FaultBody.make(fault, status: 405, message: "The method is not valid here.")
      break
    }
    return answer
  }

  /// A TRACE request sent back (RFC 9110 §9.3.8), as no server should that takes credentials.
  static func traced(_ request: HTTPRequest, status: Int) -> Answer {
    var answer = Answer(.notServed, status: status)
    if status == 405 { answer.fields.append("Allow", "POST") }
    answer.contentType = "message/http"
    answer.body = .string(String(decoding: request.headBytes, as: UTF8.self))
    return answer
  }
}
