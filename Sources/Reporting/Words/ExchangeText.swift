import CaseModel

/// One exchange as lines to show.
public struct ExchangeText: Sendable, Hashable {
  let record: ExchangeRecord

  init(_ record: ExchangeRecord) {
    self.record = record
  }

  /// A command that sends the request again; empty when there is none.
  public var curl: String { visible(cut(record.curl, to: TextLimit.message)) }

  /// The messages line by line: `> ` sent, `>> ` sent before sealing, `< ` received, `<< ` after opening, `! ` what
  /// went wrong.
  ///
  /// - Parameter limit: bytes of each message that are shown at most.
  public func lines(limit: Int = TextLimit.message) -> [String] {
    var lines = Self.lines(record.request, after: ">", limit: limit)
    if let opened = record.requestOpened { lines += Self.lines(opened, after: ">>", limit: limit) }
    if let response = record.response { lines += Self.lines(response, after: "<", limit: limit) }
    if let opened = record.responseOpened { lines += Self.lines(opened, after: "<<", limit: limit) }
    if let failure = record.failure { lines.append("! " + oneLine(failure)) }
    if record.response == nil, record.failure == nil { lines.append("! no answer") }
    return lines
  }

  private static func lines(_ message: String, after mark: String, limit: Int) -> [String] {
    visible(cut(message, to: limit), keepsLines: true).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.isEmpty ? mark : "\(mark) \(Substring($0))" }
  }
}
