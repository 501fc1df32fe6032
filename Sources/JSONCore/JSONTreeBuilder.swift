/// Builds the tree of one text without recursion: open containers stand in a list, their parts on two stacks.
struct JSONTreeBuilder: ~Copyable {
  /// An array or object whose end is not reached yet.
  struct Container {
    let isObject: Bool
    /// The offset of its opening bracket.
    let start: Int
    /// Where its parts begin on the stack of members or of elements.
    let base: Int
  }

  var scanner: JSONScanner
  let nestingLimit: Int
  var open: [Container] = []
  /// The members of all open objects; the last one of an object has no value while its value is read.
  var members = PartStack<JSONMember>()
  /// The elements of all open arrays.
  var elements = PartStack<JSONValue>()
  var duplicates: [JSONDuplicate] = []

  init(_ scanner: JSONScanner, nestingLimit: Int) {
    self.scanner = scanner
    self.nestingLimit = nestingLimit
  }

  /// Reads the whole text.
  mutating func document() throws(JSONError) -> JSONReading {
    try refuseByteOrderMark()
    guard scanner.nextByte() != nil else { throw JSONError(.emptyText, offset: scanner.end) }
    let value = try tree()
    if scanner.nextByte() != nil { throw JSONError(.trailingGarbage, offset: scanner.at) }
    return JSONReading(
      value: value, loneSurrogates: scanner.loneSurrogates, duplicates: duplicates.sorted { $0.offset < $1.offset })
  }

  /// Refuses the byte order marks of UTF-8 and UTF-16.
  private func refuseByteOrderMark() throws(JSONError) {
    guard let first = scanner.bytes.first, first >= 0xEF else { return }
    let next = scanner.bytes.dropFirst()
    let isMark =
      switch first {
      case 0xEF: next.starts(with: [0xBB, 0xBF])
      case 0xFE: next.first == 0xFF
      case 0xFF: next.first == 0xFE
      default: false
      }
    if isMark { throw JSONError(.byteOrderMark, offset: 0) }
  }

  private mutating func tree() throws(JSONError) -> JSONValue {
    while true {
      guard var value = try scalarOrEmptyContainer() else { continue }
      while let container = open.last {
        if container.isObject {
          members[members.count - 1].value = value
        } else {
          elements.append(value)
        }
        guard try ends(container) else { break }
        value = close(container)
      }
      if open.isEmpty { return value }
    }
  }

  /// Reads a value; nil when it is a container with something in it, which is open then.
  private mutating func scalarOrEmptyContainer() throws(JSONError) -> JSONValue? {
    guard let byte = scanner.nextByte() else { throw JSONError(.unexpectedEnd, offset: scanner.end) }
    let start = scanner.at
    let kind: JSONValue.Kind
    switch byte {
    case UInt8(ascii: "\""):
      kind = .string(try scanner.string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number(try scanner.number())
    case UInt8(ascii: "{"):
      if try !opens(isObject: true, start: start, close: UInt8(ascii: "}")) { return nil }
      kind = .object([])
    case UInt8(ascii: "["):
      if try !opens(isObject: false, start: start, close: UInt8(ascii: "]")) { return nil }
      kind = .array([])
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      kind = .bool(true)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      kind = .bool(false)
    case UInt8(ascii: "n"):
      try scanner.literal("null")
      kind = .null
    default:
      throw JSONError(.unexpectedByte(byte), offset: start)
    }
    return JSONValue(kind, range: start..<scanner.at)
  }

  /// Steps into a container and tells whether it ended at once.
  private mutating func opens(isObject: Bool, start: Int, close: UInt8) throws(JSONError) -> Bool {
    guard open.count < nestingLimit else { throw JSONError(.nestingTooDeep(limit: nestingLimit), offset: start) }
    scanner.at += 1
    if scanner.nextByte() == close {
      scanner.at += 1
      return true
    }
    open.append(Container(isObject: isObject, start: start, base: isObject ? members.count : elements.count))
    if isObject { try name(afterComma: nil) }
    return false
  }

  /// Reads what follows a value in a container: false when one more value is to come.
  private mutating func ends(_ container: Container) throws(JSONError) -> Bool {
    guard let byte = scanner.nextByte() else { throw JSONError(.unexpectedEnd, offset: scanner.end) }
    let close = container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let here = scanner.at
    scanner.at += 1
    if byte == close { return true }
    guard byte == UInt8(ascii: ",") else { throw JSONError(.unexpectedByte(byte), offset: here) }
    if container.isObject {
      try name(afterComma: here)
    } else if scanner.nextByte() == close {
      throw JSONError(.trailingComma, offset: here)
    }
    return false
  }

  /// Reads a member's name and colon.
  private mutating func name(afterComma comma: Int?) throws(JSONError) {
    guard let quote = scanner.nextByte() else { throw JSONError(.unexpectedEnd, offset: scanner.end) }
    let start = scanner.at
    guard quote == UInt8(ascii: "\"") else {
      if quote == UInt8(ascii: "}"), let comma { throw JSONError(.trailingComma, offset: comma) }
      throw JSONError(.unexpectedByte(quote), offset: start)
    }
    let name = try scanner.string()
    members.append(JSONMember(name: name, value: .null, nameRange: start..<scanner.at))
    guard let colon = scanner.nextByte() else { throw JSONError(.unexpectedEnd, offset: scanner.end) }
    guard colon == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte(colon), offset: scanner.at) }
    scanner.at += 1
  }

  /// Takes the parts of the innermost container off their stack.
  private mutating func close(_ container: Container) -> JSONValue {
    open.removeLast()
    let range = container.start..<scanner.at
    guard container.isObject else {
      return JSONValue(.array(elements.take(from: container.base)), range: range)
    }
    let parts = members.take(from: container.base)
    report(repeatedNamesOf: parts)
    return JSONValue(.object(parts), range: range)
  }
}
