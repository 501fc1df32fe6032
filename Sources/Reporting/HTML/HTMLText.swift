/// Collects an HTML document from any text.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// Writes markup of our own as it stands.
  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes a text; nothing in it can become markup, also inside a quoted attribute.
  mutating func text(_ text: String, keepsLines: Bool = false) {
    for byte in visible(text, keepsLines: keepsLines).utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// Writes an element that holds text only.
  ///
  /// - Parameters:
  ///   - name: the element's name, written by us.
  ///   - attributes: names written by us, with any values.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], _ text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Writes a start tag.
  mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    markup("<")
    markup(name)
    for (name, value) in attributes {
      markup(" ")
      markup(name)
      markup("=\"")
      text(value)
      markup("\"")
    }
    markup(">")
  }

  /// Writes an end tag and a line end.
  mutating func close(_ name: StaticString) {
    markup("</")
    markup(name)
    markup(">\n")
  }

  /// Writes a list of names with their values; an empty value is left out.
  mutating func facts(_ facts: [(StaticString, String)]) {
    markup("<dl>\n")
    for (name, value) in facts where !value.isEmpty {
      markup("<div><dt>")
      markup(name)
      markup("</dt><dd>")
      text(oneLine(value))
      markup("</dd></div>\n")
    }
    markup("</dl>\n")
  }
}

extension String {
  /// The text as an identifier of the page: letters, digits, `-`, `_`, `.`, `/` and what is not ASCII stay.
  var asAnchor: String {
    var result = ""
    for scalar in oneLine(self).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/": result.unicodeScalars.append(scalar)
      case "\u{80}"...: result.unicodeScalars.append(scalar)
      default: result += "~" + String(scalar.value, radix: 16)
      }
    }
    return result
  }
}
