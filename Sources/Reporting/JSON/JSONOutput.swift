import JSONCore

/// Collects a JSON text as it is written, without a tree: containers near the top have one item a line, deeper ones
/// stand in one line, so that one case is one line.
struct JSONOutput {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  /// Containers at a lower depth than this have one item a line.
  private let expandedDepth = 4

  /// Starts an object or array.
  mutating func open(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    depth += 1
    isFirst = true
  }

  /// Starts the next item of the container that is open.
  mutating func item() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    lineBreak(depth)
  }

  /// Starts the next member of the object that is open.
  mutating func item(named name: String) {
    item()
    value(.string(name))
    bytes.append(UInt8(ascii: ":"))
    if depth <= expandedDepth { bytes.append(UInt8(ascii: " ")) }
  }

  /// Ends an object or array.
  mutating func close(_ bracket: Unicode.Scalar) {
    if !isFirst { lineBreak(depth - 1) }
    depth -= 1
    isFirst = false
    bytes.append(UInt8(ascii: bracket))
  }

  /// Writes a value in one line.
  mutating func value(_ value: JSONValue) {
    bytes.append(contentsOf: value.bytes())
  }

  /// Ends the text with a line end.
  mutating func end() {
    bytes.append(0x0A)
  }

  private mutating func lineBreak(_ indentation: Int) {
    guard depth <= expandedDepth else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * indentation))
  }
}
