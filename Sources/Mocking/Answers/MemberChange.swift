import ContractModel
import JSONCore

/// Makes the wrong value of a member.
struct MemberChange {
  var context: RequestContext
  var earlier: EarlierValues
  var field: Field?

  /// The value to put in the member's place; nil to leave it alone, or to take it away.
  func value(_ right: JSONValue?, _ defect: MemberDefect) -> JSONValue? {
    let text = right.flatMap(MemberCheck.text) ?? ""
    switch defect.change {
    case .missing: return nil
    case .null: return .null
    case .spelled(let spelling): return Self.wrongKind(text, spelling)
    case .length(let count): return respelled(resized(text, count), like: right)
    case .text(let wrong): return respelled(wrong, like: right)
    case .earlierEcho: return earlierValue.map { respelled($0, like: right) }
    case .shortened: return respelled(String(text.dropLast()), like: right)
    case .altered: return respelled(text.dropLast() + (text.last == "7" ? "8" : "7"), like: right)
    case .crossedEcho: return earlier.isAtOnce ? earlierValue.map { respelled($0, like: right) } : nil
    case .shifted(let seconds):
      guard let format else { return nil }
      let moment = CalendarTime(secondsSince1970: context.arrival.seconds + seconds).text(format)
      return respelled(moment, like: right)
    case .present: return .string(Sample.fitted("2356", field?.type.length?.minimum ?? 1, 64))
    case .broken: return .string(String(text.dropLast()) + "#")
    case .cased(let upper): return .string(upper ? text.uppercased() : text.lowercased())
    }
  }

  private var earlierValue: String? { field?.copiedFrom.flatMap { earlier.values[$0] } }

  private var format: String? {
    if case .dateTime(let format)? = field?.type.base { return format }
    return field?.momentFormat
  }

  /// The text filled or cut to a length, within the alphabet of the type.
  private func resized(_ text: String, _ count: Int) -> String {
    let filler: Character = field?.type.base == .string ? "x" : "1"
    return String(text.prefix(count)) + String(repeating: filler, count: max(0, count - text.count))
  }

  private func respelled(_ text: String, like value: JSONValue?) -> JSONValue {
    guard value?.number != nil, BodyMaker.isInteger(text) else { return .string(text) }
    return .number(text: text)
  }

  private static func wrongKind(_ text: String, _ spelling: Spelling) -> JSONValue {
    switch spelling {
    case .string: .string(text)
    case .integer: .number(text: BodyMaker.isInteger(text) ? text : "1")
    case .number: .number(text: "1.5")
    case .boolean: .bool(true)
    case .object: .object([("value", .string(text))])
    case .array: .array([.string(text)])
    case .null: .null
    }
  }
}
