import ContractModel
import JSONCore

/// Reads a body as one JSON object.
enum BodyReading {
  static let aspect = "request.body"

  /// What keeps the bytes from being one JSON object, and the value when nothing does.
  static func read(_ sent: [UInt8], _ behaviour: Behaviour) -> (value: JSONValue?, kind: Violation.Kind?) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = behaviour.variant == .readsByteOrderMark && sent.starts(with: mark) ? Array(sent.dropFirst(3)) : sent
    if bytes.isEmpty { return (nil, .absent) }
    let reading: JSONReading
    do {
      reading = try JSONReader.read(bytes, nestingLimit: 64)
    } catch {
      return (nil, kind(of: error))
    }
    switch reading.value.kind {
    case .object: break
    case .array: return (nil, .array)
    case .string: return (nil, .string)
    case .number: return (nil, .integer)
    case .bool: return (nil, .boolean)
    case .null: return (nil, .null)
    }
    if !reading.duplicates.isEmpty, behaviour.variant == .refusesDuplicates { return (nil, .duplicate) }
    return (reading.value, nil)
  }

  /// The contract's word for a body of this kind, in an operation's `expect`.
  static func caseName(_ kind: Violation.Kind) -> String? {
    switch kind {
    case .absent: "absent"
    case .truncated: "truncated"
    case .notJSON: "not-json"
    case .string: "scalar"
    case .null: "null"
    case .integer: "number"
    case .array: "in-array"
    case .trailing: "trailing-garbage"
    case .empty: "empty-object"
    case .byteOrderMark: "byte-order-mark"
    default: nil
    }
  }

  private static func kind(of error: JSONError) -> Violation.Kind {
    switch error.reason {
    case .emptyText: .blank
    case .byteOrderMark: .byteOrderMark
    case .trailingGarbage: .trailing
    case .unexpectedEnd: .truncated
    case .nestingTooDeep: .nested
    default: .notJSON
    }
  }
}
