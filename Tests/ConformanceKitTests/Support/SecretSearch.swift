import Foundation

/// Looks for values in outputs, in every form in which they could be read out of them again.
///
/// It shares no code with the kit's redaction: base64 comes from Foundation, the rest is spelled out here.
struct SecretSearch {
  private struct Form {
    var name: String
    var bytes: [UInt8]
  }

  /// The forms by their first eight bytes.
  private var forms: [UInt64: [Form]] = [:]
  /// Whether a form starts with these two bytes.
  private var starts = [Bool](repeating: false, count: 1 << 16)

  /// - Parameter values: by name, each of at least eight bytes.
  init(_ values: [String: String]) {
    for (name, value) in values {
      let bytes = Array(value.utf8)
      precondition(bytes.count >= 8, "\(name) is too short to be told from other text")
      add(name, "plain", bytes)
      add(name, "hex", bytes.flatMap { Array(String(format: "%02x", $0).utf8) })
      add(name, "upper-case hex", bytes.flatMap { Array(String(format: "%02X", $0).utf8) })
      add(name, "percent-encoded", bytes.flatMap { Array(String(format: "%%%02X", $0).utf8) })
      add(name, "lower-case percent-encoded", bytes.flatMap { Array(String(format: "%%%02x", $0).utf8) })
      add(name, "JSON escapes", bytes.flatMap { Array(String(format: "\\u%04x", $0).utf8) })
      for shift in 0..<3 {
        let text = Self.base64(bytes, shift: shift)
        add(name, "base64 at \(shift)", text)
        add(name, "base64url at \(shift)", text.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 })
      }
    }
  }

  private mutating func add(_ name: String, _ form: String, _ bytes: [UInt8]) {
    let key = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    forms[key, default: []].append(Form(name: "\(name), \(form)", bytes: bytes))
    starts[Int(bytes[0]) << 8 | Int(bytes[1])] = true
  }

  /// The base64 digits that depend on the value alone when so many bytes stand before it and any behind it.
  private static func base64(_ bytes: [UInt8], shift: Int) -> [UInt8] {
    let text = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedData()
    let first = (shift * 8 + 5) / 6
    let end = (shift + bytes.count) * 8 / 6
    return Array(text[first..<end])
  }

  /// The first few forms that stand in an output.
  func found(in output: [UInt8], atMost limit: Int = 5) -> [String] {
    var found: [String] = []
    output.withUnsafeBufferPointer { output in
      starts.withUnsafeBufferPointer { starts in
        guard output.count >= 8 else { return }
        var pair = Int(output[0])
        for index in 0..<output.count - 7 {
          pair = (pair & 0xFF) << 8 | Int(output[index + 1])
          guard starts[pair], found.count < limit else { continue }
          var key: UInt64 = 0
          for offset in 0..<8 { key = key << 8 | UInt64(output[index + offset]) }
          for form in forms[key] ?? [] where index + form.bytes.count <= output.count {
            guard form.bytes.indices.allSatisfy({ output[index + $0] == form.bytes[$0] }) else { continue }
            let around = output[max(0, index - 120)..<min(output.count, index + form.bytes.count + 20)]
            found.append("\(form.name): …\(String(decoding: around, as: UTF8.self))…")
          }
        }
      }
    }
    return found
  }
}
