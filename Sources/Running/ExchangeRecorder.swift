import CaseModel
import HTTPCore
import JSONCore

/// Makes an exchange ready to be shown: cut where it is long, without any secret.
struct ExchangeRecorder {
  /// The most bytes of a body that are kept.
  static let longestBody = 4096

  /// How far behind the cut secrets are looked for: one that the cut goes through is hidden whole.
  private static let lookahead = 16_384

  /// - Parameters:
  ///   - redactor: hides the secrets of the request and of the others of its case.
  ///   - shell: what stands for them in the command line.
  ///   - channel: the way it went instead of the run's own.
  ///   - tls: what curl is told of TLS.
  static func record(
    step: Int, sent: SentRequest, exchange: Exchange, opened: OpenedBody, outcome: String?, redactor: Redactor,
    shell: ShellSecrets, channel: Channel? = nil, tls: CurlTLS = CurlTLS()
  ) -> ExchangeRecord {
    var record = ExchangeRecord(
      step: step, request: show(head: sent.request.headBytes, body: sent.request.body, redactor),
      requestOpened: sent.opened.map { show($0, redactor) }, outcome: outcome, firstByte: exchange.timings.firstByte,
      total: exchange.timings.total, wasReusedConnection: exchange.reusedConnection,
      curl: CurlLine(
        method: sent.method, url: channel.url(sent.url), fields: sent.request.fields,
        body: sent.request.body.count > 65_536 ? [] : sent.request.body, options: channel.arguments(tls), hiding: shell
      ).text)
    record.way = channel.map { channel in
      channel.words + (exchange.tls.map { ": \($0.version) with \($0.cipher)" } ?? "")
    }
    switch exchange.result {
    case .response(let response):
      record.status = response.status
      record.response = show(response, redactor)
    case .malformed(let malformation, let received, let partial):
      record.status = partial?.status
      record.failure = malformation.message
      record.response = show(received, redactor)
    case .failed(let failure, let received):
      record.failure = failure.message
      if !received.isEmpty { record.response = show(received, redactor) }
    }
    switch opened {
    case .opened(let inner): record.responseOpened = show(inner, redactor)
    case .unopened(let reason): record.responseOpened = "(not opened: \(reason))"
    case .clear, .nothing: break
    }
    return record
  }

  private static func show(_ response: HTTPResponse, _ redactor: Redactor) -> String {
    let head = response.raw.prefix(max(0, headLength(response.raw)))
    return show(head: Array(head), body: response.body, redactor)
  }

  private static func show(head: [UInt8], body: [UInt8], _ redactor: Redactor) -> String {
    show(head, redactor).replacing("\r\n", with: "\n") + show(body, redactor)
  }

  private static func show(_ bytes: [UInt8], _ redactor: Redactor) -> String {
    if bytes.count <= longestBody { return messageText(redactor.redact(bytes)) }
    let redacted = redactor.redact(Array(bytes.prefix(longestBody + lookahead)))
    // The cut goes before a character, not through it.
    var end = min(longestBody, redacted.count)
    while end > longestBody - 4, end < redacted.count, redacted[end] & 0xC0 == 0x80 { end -= 1 }
    return messageText(Array(redacted[..<end])) + "… (\(bytes.count) bytes in all)"
  }

  /// Counts the bytes up to the empty line that ends the head.
  private static func headLength(_ bytes: [UInt8]) -> Int {
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
      }
      index += 1
    }
    return bytes.count
  }
}
