import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto

/// Puts a secret, or the server's insides, where everyone can read it.
struct LeakWriter {
  private var context: RequestContext
  private var bindings: MockBindings?
  private var pinBlocks: [String: PINBlockCheck]

  init(_ defects: AnswerDefects) {
    context = defects.context
    bindings = defects.bindings
    pinBlocks = defects.served.fields.compactMapValues(\.pinBlock)
  }

  func apply(_ leak: Leak, to answer: inout Answer) {
    switch leak {
    case .field(let id, let place, let encoding):
      guard let value = sent(id) else { return }
      put(Self.encoded(value, encoding), place, &answer)
    case .pin(let id, let place, let encoding):
      guard let block = sent(id), let pin = pinBlocks[id]?.pin(block) else { return }
      put(Self.encoded(pin, encoding), place, &answer)
    case .binding(let name, let place, let encoding):
      guard let value = bindings?[name] else { return }
      put(Self.encoded(value, encoding), place, &answer)
    case .stackTrace(let place): put(Self.stackTrace, place, &answer)
    case .sourcePath(let place): put(#"File "/home/app/handlers/reset.py", line 42, in reset"#, place, &answer)
    case .databaseError(let place): put("ERROR: value too long for type character varying(4)", place, &answer)
    }
  }

  /// What the request carried in the field, whether it was right or wrong.
  private func sent(_ id: String) -> String? {
    if let value = context.values[id], !value.isEmpty { return value }
    let path = id.split(separator: ".").dropFirst().map(String.init)
    if path.first == "header", path.count == 2 { return context.request.fields[path[1]] }
    return context.body?[path: path].flatMap(MemberCheck.text)
  }

  private func put(_ text: String, _ place: Leak.Place, _ answer: inout Answer) {
    switch place {
    case .header: answer.fields.append("X-Debug", text.filter { $0 != "\n" && $0 != "\t" })
    case .reason: answer.reason = Array("Handled \(text)".utf8.filter { $0 >= 0x20 })
    case .outside: answer.outside.append(JSONMember(name: "debug", value: .string(text)))
    case .body:
      if let body = answer.body, body.members != nil {
        answer.body = body.setting(path: ["debug"], to: .string(text))
      } else if answer.status != 204 {
        answer.body = .object([("debug", .string(text))])
        answer.contentType = "application/json"
      }
    }
  }

  static func encoded(_ value: String, _ encoding: Leak.Encoding) -> String {
    let bytes = Array(value.utf8)
    switch encoding {
    case .plain: return value
    case .hex: return Hex.encode(bytes)
    case .base64: return Base64.encode(bytes)
    case .urlEncoded: return PercentCoding.encode(bytes)
    case .reversedNibbles:
      var swapped: [UInt8] = []
      for index in stride(from: 0, to: bytes.count, by: 2) {
        swapped += bytes[index..<min(index + 2, bytes.count)].reversed()
      }
      return String(decoding: swapped, as: UTF8.self)
    case .characterReferences: return bytes.map { "&#\($0);" }.joined()
    case .twiceEncoded: return bytes.map { "%25" + Hex.encode([$0]) }.joined()
    case .octetList: return "[" + bytes.map { "\($0)" }.joined(separator: ", ") + "]"
    case .hexList: return bytes.map { "0x" + Hex.encode([$0]) }.joined(separator: ", ")
    case .digitsApart: return value.map { String($0) }.joined(separator: " ")
    case .base32: return base32(bytes)
    }
  }

  /// RFC 4648 §6, without padding.
  private static func base32(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    return stride(from: 0, to: bits.count, by: 5).map { start in
      let group = bits[start..<min(start + 5, bits.count)]
      let number = (0..<5).reduce(0) { $0 << 1 | Int($1 < group.count ? group[start + $1] : 0) }
      return String(letters[number])
    }.joined()
  }

  private static let stackTrace = """
    java.lang.IllegalStateException: bad state
    \tat com.example.cards.PinService.reset(PinService.java:118)
    \tat com.example.http.Dispatcher.handle(Dispatcher.java:64)
    """
}
