import CaseModel

/// The bytes of an exchange that a finding is about: what was changed in the request, and what came where something
/// else was expected.
struct ExchangeMarks: Sendable {
  var request: [Range<Int>] = []
  var requestOpened: [Range<Int>] = []
  var response: [Range<Int>] = []
  var responseOpened: [Range<Int>] = []

  /// Marks nothing.
  init() {}

  /// Marks one exchange of a case.
  ///
  /// - Parameters:
  ///   - exchange: the exchange.
  ///   - record: its case.
  ///   - usual: what requests of the operation usually hold.
  init(_ exchange: ExchangeRecord, of record: CaseRecord, usual: UsualRequests) {
    let shown = { (text: String?) in Array((text ?? "").utf8.prefix(TextLimit.message)) }
    let findings = record.findings.filter { $0.step == exchange.step }
    let changed = Self.words(record.changed ?? "")
    let isCompared = UsualRequests.isCompared(record)
    let isChanged = { (piece: MessagePiece, key: String, bytes: [UInt8]) in
      changed.contains(piece.name)
        || (isCompared && usual.isChanged(key, bytes[piece.range], operation: record.operation))
    }
    let sent = shown(exchange.request)
    request = MessagePiece.pieces(ofMessage: sent).filter { isChanged($0, $0.key, sent) }.map(\.range)
    let opened = shown(exchange.requestOpened)
    requestOpened = MessagePiece.pieces(ofBody: opened).filter { isChanged($0, "opened " + $0.key, opened) }
      .map(\.range)
    guard !findings.isEmpty else { return }
    let received = shown(exchange.response)
    response = Self.answer(MessagePiece.pieces(ofMessage: received), received, findings)
    let inner = shown(exchange.responseOpened)
    responseOpened = Self.answer(MessagePiece.pieces(ofBody: inner), inner, findings)
  }

  /// The pieces of an answer that the findings name; its start line where the answer as a whole is the wrong one.
  private static func answer(_ pieces: [MessagePiece], _ bytes: [UInt8], _ findings: [Finding]) -> [Range<Int>] {
    var named: Set<String> = []
    var marksStart = false
    var marksBody = false
    for finding in findings {
      named.formUnion(words(finding.place + " " + finding.actual))
      let place = finding.place
      if place.hasPrefix("the answer") || place.hasPrefix("status") || place.hasPrefix("reason") { marksStart = true }
      if place.hasPrefix("body") { marksBody = true }
    }
    var ranges = pieces.filter { piece in
      piece.key == ":" ? marksStart : !piece.name.isEmpty && named.contains(piece.name)
    }.map(\.range)
    if marksBody {
      let body = pieces.filter { $0.key.hasPrefix("body") }
      let withheld = withheldValues(bytes)
      ranges += withheld.isEmpty ? body.map(\.range) : withheld
    }
    return ranges
  }

  /// Where `‹name›` stands in place of a secret.
  private static func withheldValues(_ bytes: [UInt8]) -> [Range<Int>] {
    let open = Array("‹".utf8)
    let close = Array("›".utf8)
    var ranges: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices where index + open.count <= bytes.count {
      let here = bytes[index..<(index + open.count)]
      if here.elementsEqual(open) { start = index }
      if here.elementsEqual(close), let from = start {
        ranges.append(from..<(index + close.count))
        start = nil
      }
    }
    return ranges
  }

  /// The words of a sentence that could be names, in lower case.
  private static func words(_ sentence: String) -> Set<String> {
    let parts = cut(sentence, to: TextLimit.value).split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return Set(parts.filter { $0.count > 1 }.map { $0.lowercased() })
  }
}

/// A text taken apart where marks begin and end.
struct MarkedText: Sendable, Hashable {
  struct Part: Sendable, Hashable {
    var text: String
    var isMarked: Bool
  }

  var parts: [Part] = []

  /// Cuts a message to ``TextLimit/message`` and makes its parts safe to show; they have line ends.
  init(_ message: String, marks: [Range<Int>]) {
    let total = message.utf8.count
    let bytes = Array(message.utf8.prefix(TextLimit.message + 1))
    var end = min(total, TextLimit.message)
    while end < total, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var at = 0
    for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = mark.clamped(to: at..<max(at, end))
      guard !range.isEmpty else { continue }
      add(bytes[at..<range.lowerBound], isMarked: false)
      add(bytes[range], isMarked: true)
      at = range.upperBound
    }
    add(bytes[at..<end], isMarked: false)
    if end < total {
      parts.append(Part(text: " … (cut: \(total - end) more bytes)", isMarked: false))
    }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, isMarked: Bool) {
    guard !bytes.isEmpty else { return }
    parts.append(Part(text: visible(String(decoding: bytes, as: UTF8.self), keepsLines: true), isMarked: isMarked))
  }
}
