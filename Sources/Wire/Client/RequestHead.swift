/// What a client must know of a request it writes as octets.
struct RequestHead {
  /// How many octets the head has, its empty line included; all of them when there is no empty line.
  private(set) var count: Int
  /// Whether the request asks for the connection to be closed after the answer (RFC 9112 §9.6).
  private(set) var closesConnection = false

  init(of bytes: [UInt8]) {
    count = bytes.count
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let line = bytes[start..<end]
      let text = line.last == 0x0D ? line.dropLast() : line
      if start == 0 {
        closesConnection = text.suffix(8).elementsEqual("HTTP/1.0".utf8)
      } else if text.isEmpty {
        count = end + 1
        return
      } else if text.count > 11, Self.equal(text.prefix(11), "connection:") {
        let options = text.dropFirst(11).split(separator: 0x2C)
        if options.contains(where: { option in Self.equal(option.filter { $0 != 0x20 && $0 != 0x09 }, "close") }) {
          closesConnection = true
        }
      }
      start = end + 1
    }
  }

  private static func equal(_ bytes: some Sequence<UInt8>, _ lowercase: StaticString) -> Bool {
    lowercase.withUTF8Buffer { wanted in
      bytes.elementsEqual(wanted) { byte, letter in
        byte == letter || (byte >= 0x41 && byte <= 0x5A && byte | 0x20 == letter)
      }
    }
  }
}
