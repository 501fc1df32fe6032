/// Collects the bytes of a value in one style.
struct JSONWriter {
  let style: JSONStyle
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var gaps = 0

  init(style: JSONStyle) {
    self.style = style
  }

  mutating func write(_ value: JSONValue) {
    gap()
    writeContent(of: value)
    gap()
  }

  private mutating func writeContent(of value: JSONValue) {
    switch value.kind {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let string): write(string)
    case .array(let elements):
      list("[", elements, "]") { writer, element in writer.writeContent(of: element) }
    case .object(let members):
      list("{", members, "}") { writer, member in
        writer.write(member.name)
        writer.gap()
        writer.bytes.append(UInt8(ascii: ":"))
        if writer.style == .pretty { writer.bytes.append(UInt8(ascii: " ")) }
        writer.gap()
        writer.writeContent(of: member.value)
      }
    }
  }

  private mutating func list<Item>(
    _ open: Unicode.Scalar, _ items: [Item], _ close: Unicode.Scalar, item write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 {
        gap()
        bytes.append(UInt8(ascii: ","))
      }
      lineBreak()
      gap()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { lineBreak() }
    gap()
    bytes.append(UInt8(ascii: close))
  }

  private mutating func lineBreak() {
    guard style == .pretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// Writes white space between two tokens, another mixture each time (RFC 8259 §2).
  private mutating func gap() {
    guard style == .spaced else { return }
    let mixtures: [StaticString] = [" ", "\t", "\n", "\r\n", " \t ", "\r", "\n\n  "]
    mixtures[gaps % mixtures.count].withUTF8Buffer { bytes.append(contentsOf: $0) }
    gaps += 1
  }

  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    if style == .escaped {
      for unit in string.utf16 { escape(unit) }
    } else {
      var text = string
      text.withUTF8 { writeRuns(of: $0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes the bytes of a string, those between two escapes at once.
  private mutating func writeRuns(of text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in text.enumerated()
    where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      bytes.append(contentsOf: text[start..<index])
      write(byte)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  /// Writes one byte of a string: escaped where RFC 8259 §7 asks for it, as it is otherwise.
  private mutating func write(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0..<0x20: escape(UInt16(byte))
    default: bytes.append(byte)
    }
  }

  private mutating func escape(_ unit: UInt16) {
    bytes.append(contentsOf: "\\u".utf8)
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8((unit >> UInt16(shift)) & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
