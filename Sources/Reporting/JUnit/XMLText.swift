/// Collects a well-formed XML 1.0 document from any text.
struct XMLText {
  private(set) var bytes: [UInt8]
  private var depth = 0

  init() {
    bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  }

  /// Opens an element on a line of its own.
  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    start(name, attributes)
    append(">\n")
    depth += 1
  }

  /// Closes an element that was opened.
  mutating func close(_ name: String) {
    depth -= 1
    indent()
    append("</\(name)>\n")
  }

  /// Writes an element that holds text only; an empty one when there is no text.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String = "") {
    start(name, attributes)
    if text.isEmpty {
      append("/>\n")
    } else {
      append(">")
      escape(text, isAttribute: false)
      append("</\(name)>\n")
    }
  }

  private mutating func start(_ name: String, _ attributes: [(String, String)]) {
    indent()
    append("<\(name)")
    for (name, value) in attributes {
      append(" \(name)=\"")
      escape(value, isAttribute: true)
      append("\"")
    }
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes text with markup escaped; what XML 1.0 §2.2 does not allow was spelled out by ``visible(_:keepsLines:)``.
  ///
  /// Every `>` is escaped, so that `]]>` cannot stand in text (§2.4); line ends and tabs of attributes are references,
  /// so that a parser keeps them (§3.3.3).
  ///
  /// `[[ATTACHMENT|path]]` loses its sense: readers of JUnit files offer the named file of their machine for it.
  private mutating func escape(_ text: String, isAttribute: Bool) {
    let shown = visible(text, keepsLines: true).replacing("[[ATTACHMENT", with: "[ [ATTACHMENT")
    for byte in shown.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\"") where isAttribute: append("&quot;")
      case 0x09 where isAttribute: append("&#9;")
      case 0x0A where isAttribute: append("&#10;")
      default: bytes.append(byte)
      }
    }
  }
}
