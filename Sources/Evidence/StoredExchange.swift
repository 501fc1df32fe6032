import CaseModel
import HTTPCore
import JSONCore

/// What a judge needs of an exchange, with stand-ins for its secrets.
struct StoredExchange: Sendable {
  var sent: SentRequest
  var exchange: Exchange
  var opened: OpenedBody

  /// Bodies of requests longer than this are left out: the judge does not look at them.
  private static let longestBody = 65_536

  /// Puts stand-ins where secrets stand, the same one wherever the same secret stands.
  ///
  /// The stand-in of each secret is itself the secret of what is stored: an answer that carried the secret carries the
  /// stand-in, and is judged to leak it.
  init(_ sent: SentRequest, _ exchange: Exchange, opened: OpenedBody, redactor: Redactor) {
    let redact: ([UInt8]) -> [UInt8] = { redactor.redact($0) }
    let body = sent.request.body.count > Self.longestBody ? [] : redact(sent.request.body)
    let request = HTTPRequest(
      method: sent.request.method, target: redactor.redact(sent.request.target), version: sent.request.version,
      fields: HTTPFields(
        sent.request.fields.map { HTTPField(nameBytes: $0.name, valueBytes: redact($0.value)) }), body: body)
    self.sent = SentRequest(
      operation: sent.operation, method: sent.method, url: "", request: request, bytes: [],
      values: sent.values.mapValues { Self.redacted($0, redactor) }, opened: sent.opened.map(redact),
      secrets: sent.secrets.map { Self.standIn($0.label, redactor.redact($0.text)) },
      composedAt: sent.composedAt)
    self.exchange = Exchange(
      sent: [], result: Self.redacted(exchange.result, redact), timings: exchange.timings,
      reusedConnection: exchange.reusedConnection, connectionClosedAfter: exchange.connectionClosedAfter,
      extraBytes: redact(exchange.extraBytes), strayBytes: redact(exchange.strayBytes), tls: exchange.tls)
    self.opened =
      switch opened {
      case .clear(let bytes): .clear(redact(bytes))
      case .opened(let bytes): .opened(redact(bytes))
      case .unopened(let reason): .unopened(redactor.redact(reason))
      case .nothing: .nothing
      }
  }

  /// What is a secret of a stored exchange: the same text in all of them.
  private static func standIn(_ label: String, _ text: String) -> Secret {
    Secret(label: label, value: text, isLasting: true)
  }

  private static func redacted(_ value: JSONValue, _ redactor: Redactor) -> JSONValue {
    let text = value.string ?? value.text()
    let redacted = redactor.redact(text)
    return redacted == text ? value : .string(redacted)
  }

  private static func redacted(_ result: ExchangeResult, _ redact: ([UInt8]) -> [UInt8]) -> ExchangeResult {
    switch result {
    case .response(var response):
      response.raw = redact(response.raw)
      return .response(response)
    case .malformed(let malformation, let received, let partial):
      return .malformed(malformation, received: redact(received), partial: partial)
    case .failed(let failure, let received): return .failed(failure, received: redact(received))
    }
  }

  // MARK: In a line

  var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("operation", .string(sent.operation)), ("method", .string(sent.method)),
      ("composedAt", .number(text: "\(sent.composedAt)")), ("target", .string(sent.request.target)),
      (
        "fields",
        .array(sent.request.fields.map { .array([StoredBytes.value($0.name), StoredBytes.value($0.value)]) })
      ), ("body", StoredBytes.value(sent.request.body)),
    ]
    if let opened = sent.opened { members.append(("bodyBeforeSealing", StoredBytes.value(opened))) }
    members += [
      ("values", .object(sent.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
      ("secrets", .array(sent.secrets.map { .array([.string($0.label), .string($0.text)]) })),
      ("result", resultValue), ("opened", openedValue),
      ("extra", StoredBytes.value(exchange.extraBytes)), ("stray", StoredBytes.value(exchange.strayBytes)),
      ("reusedConnection", .bool(exchange.reusedConnection)),
      ("closedAfter", .bool(exchange.connectionClosedAfter)),
      ("total", .number(text: "\(exchange.timings.total)")),
    ]
    if let tls = exchange.tls { members.append(("tls", StoredTLS.value(tls))) }
    return members
  }

  private var resultValue: JSONValue {
    switch exchange.result {
    case .response(let response): return .object([("response", StoredBytes.value(response.raw))])
    case .malformed(_, let received, _): return .object([("malformed", StoredBytes.value(received))])
    case .failed(.tls(let reason), let received):
      return .object([
        ("failed", .string("tls")), ("reason", .string(reason)), ("received", StoredBytes.value(received)),
      ])
    case .failed(.certificate(let problem), let received):
      return .object([
        ("failed", .string("certificate")), ("problem", StoredTLS.value(problem)),
        ("received", StoredBytes.value(received)),
      ])
    case .failed(let failure, let received):
      let name: String? =
        switch failure {
        case .closedBeforeAnswer: "closedBeforeAnswer"
        case .reset: "reset"
        case .cutOff: "cutOff"
        case .connectTimedOut: "connectTimedOut"
        case .refused: "refused"
        case .timedOut(let phase, _): phase.rawValue
        case .resolve, .unreachable, .tls, .certificate: nil
        }
      return .object([
        ("failed", .string(name ?? "other")), ("words", .string(failure.message)),
        ("received", StoredBytes.value(received)),
      ])
    }
  }

  private var openedValue: JSONValue {
    switch opened {
    case .clear: .string("clear")
    case .opened(let bytes): .object([("opened", StoredBytes.value(bytes))])
    case .unopened(let reason): .object([("unopened", .string(reason))])
    case .nothing: .string("nothing")
    }
  }

  /// Reads what a line holds; nil when the octets do not make a message, or anything is missing.
  init?(_ line: JSONValue) {
    guard let operation = line["operation"]?.string, let method = line["method"]?.string,
      let composedAt = line["composedAt"]?.number.flatMap({ Int64($0.text) }), let target = line["target"]?.string,
      let fields = line["fields"]?.array, let values = line["values"]?.members, let secrets = line["secrets"]?.array,
      let extra = StoredBytes.bytes(line["extra"]), let stray = StoredBytes.bytes(line["stray"]),
      let isReused = line["reusedConnection"]?.bool, let isClosed = line["closedAfter"]?.bool,
      let total = line["total"]?.number.flatMap({ Int64($0.text) }),
      let result = Self.result(line["result"], method: method), let body = StoredBytes.bytes(line["body"])
    else { return nil }
    let pairs = fields.compactMap { field -> HTTPField? in
      guard let name = StoredBytes.bytes(field[path: ["0"]]), let value = StoredBytes.bytes(field[path: ["1"]]) else {
        return nil
      }
      return HTTPField(nameBytes: name, valueBytes: value)
    }
    let named = secrets.compactMap { secret -> Secret? in
      guard let label = secret[path: ["0"]]?.string, let value = secret[path: ["1"]]?.string else { return nil }
      return Self.standIn(label, value)
    }
    guard pairs.count == fields.count, named.count == secrets.count else { return nil }
    sent = SentRequest(
      operation: operation, method: method, url: "",
      request: HTTPRequest(method: method, target: target, fields: HTTPFields(pairs), body: body), bytes: [],
      values: Dictionary(values.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      opened: StoredBytes.bytes(line["bodyBeforeSealing"]), secrets: named, composedAt: composedAt)
    exchange = Exchange(
      sent: [], result: result, timings: Timings(total: total), reusedConnection: isReused,
      connectionClosedAfter: isClosed, extraBytes: extra, strayBytes: stray,
      tls: StoredTLS.details(line["tls"]))
    guard let opened = Self.opened(line["opened"], result) else { return nil }
    self.opened = opened
  }

  private static func result(_ value: JSONValue?, method: String) -> ExchangeResult? {
    if let received = StoredBytes.bytes(value?["response"]) ?? StoredBytes.bytes(value?["malformed"]) {
      var reader = ResponseReader(requestMethod: method)
      var state = reader.receive(received)
      if case .needsMore = state { state = reader.finish() }
      switch state {
      case .complete(let response): return value?["response"] == nil ? nil : .response(response)
      case .malformed(let malformation, let partial):
        return value?["malformed"] == nil ? nil : .malformed(malformation, received: received, partial: partial)
      case .needsMore: return nil
      }
    }
    guard let name = value?["failed"]?.string, let received = StoredBytes.bytes(value?["received"]) else { return nil }
    switch name {
    case "closedBeforeAnswer": return .failed(.closedBeforeAnswer, received: received)
    case "reset": return .failed(.reset, received: received)
    case "cutOff": return .failed(.cutOff, received: received)
    case "connectTimedOut": return .failed(.connectTimedOut, received: received)
    case "refused": return .failed(.refused, received: received)
    case "tls": return (value?["reason"]?.string).map { .failed(.tls($0), received: received) }
    case "certificate":
      return StoredTLS.problem(value?["problem"]).map { .failed(.certificate($0), received: received) }
    default:
      guard let phase = TransportFailure.Phase(rawValue: name) else { return nil }
      return .failed(.timedOut(phase: phase, received: received.count), received: received)
    }
  }

  private static func opened(_ value: JSONValue?, _ result: ExchangeResult) -> OpenedBody? {
    if let bytes = StoredBytes.bytes(value?["opened"]) { return .opened(bytes) }
    if let reason = value?["unopened"]?.string { return .unopened(reason) }
    switch value?.string {
    case "nothing": return .nothing
    case "clear":
      switch result {
      case .response(let response): return .clear(response.body)
      case .malformed(_, _, let partial?): return .clear(partial.body)
      case .malformed, .failed: return nil
      }
    default: return nil
    }
  }
}
