import CaseModel

/// What the requests of each operation usually hold, piece by piece: where a request differs, it was changed for its
/// case. A piece that is fresh in every request has no usual text.
struct UsualRequests: Sendable {
  private struct Piece {
    var count = 0
    var texts: [ArraySlice<UInt8>: Int] = [:]
  }

  private struct Usual: Sendable {
    /// The text that most requests with the piece have; nil when there is none.
    var text: ArraySlice<UInt8>?
    /// Whether most requests have the piece at all.
    var isUsual: Bool
  }

  private var usual: [String: [String: Usual]] = [:]

  /// Counts the requests of all cases with one step.
  init(of contract: ContractRecord) {
    var counts: [String: Int] = [:]
    var pieces: [String: [String: Piece]] = [:]
    for record in contract.cases where Self.isCompared(record) {
      for exchange in record.exchanges {
        counts[record.operation, default: 0] += 1
        for (key, text) in Self.texts(of: exchange) {
          pieces[record.operation, default: [:]][key, default: Piece()].count += 1
          pieces[record.operation, default: [:]][key, default: Piece()].texts[text, default: 0] += 1
        }
      }
    }
    usual = pieces.reduce(into: [:]) { result, entry in
      let requests = counts[entry.key] ?? 0
      result[entry.key] = entry.value.mapValues { piece in
        let most = piece.texts.max { $0.value < $1.value }
        return Usual(
          text: most.flatMap { $0.value * 2 > piece.count ? $0.key : nil }, isUsual: piece.count * 2 > requests)
      }
    }
  }

  /// Whether a case's requests are compared: the steps of a scenario differ by design.
  static func isCompared(_ record: CaseRecord) -> Bool {
    record.kind != .scenario && record.exchanges.count == 1
  }

  /// Whether a piece of a request is not what the operation's requests usually hold there.
  func isChanged(_ key: String, _ text: ArraySlice<UInt8>, operation: String) -> Bool {
    // The length follows from the body.
    guard key != "field content-length", let usual = usual[operation]?[key] else { return false }
    return !usual.isUsual || usual.text.map { $0 != text } ?? false
  }

  private static func texts(of exchange: ExchangeRecord) -> [(String, ArraySlice<UInt8>)] {
    let sent = Array(exchange.request.utf8.prefix(TextLimit.message))
    let opened = Array((exchange.requestOpened ?? "").utf8.prefix(TextLimit.message))
    return MessagePiece.pieces(ofMessage: sent).map { ($0.key, sent[$0.range]) }
      + MessagePiece.pieces(ofBody: opened).map { ("opened " + $0.key, opened[$0.range]) }
  }
}
