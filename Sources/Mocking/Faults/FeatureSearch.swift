import ContractModel
import HTTPCore
import JSONCore

/// Whether a request shows a feature.
struct FeatureSearch {
  var served: ServedOperation

  func shows(_ feature: Feature, _ context: RequestContext) -> Bool {
    let values = context.values
    switch feature {
    case .length(let id, let count): return values[id].map(TextCheck.characters) == count
    case .leadingZero(let id): return values[id]?.utf8.first == 0x30
    case .fraction(let id): return values[id]?.utf8.contains(0x2E) == true
    case .hoursAway(let id):
      guard let seconds = values[id].flatMap({ Double($0) }) else { return false }
      return abs(seconds - Double(context.arrival.seconds)) > 3_600
    case .spelling(let id, let spelling): return context.spelled[id] == spelling.rawValue
    case .absent(let id): return values[id] == nil
    case .present(let id): return values[id] != nil
    case .allAbsent(let ids): return ids.allSatisfy { values[$0] == nil }
    case .value(let id, let text): return values[id] == text
    case .nonASCII(let id): return values[id]?.utf8.contains { $0 >= 0x80 } == true
    case .letters(let id, let upper):
      guard let text = values[id] else { return false }
      return text.utf8.contains { TextCheck.isLetter($0) && ($0 & 0x20 == 0) == upper }
    case .escapes: return Self.hasEscape(context.plain)
    case .reversedMembers: return isReversed(context.body)
    case .whiteSpace: return context.plain.contains { $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    case .chunked: return context.request.fields.contains("Transfer-Encoding") || context.request.chunkSizes != nil
    case .charset: return context.request.fields["Content-Type"]?.lowercased().contains("charset") == true
    case .mediaTypeCase:
      return context.request.fields["Content-Type"]?.contains { $0.isUppercase && $0.isASCII } == true
    case .lowerCaseHeaderNames: return !context.request.fields.contains { $0.name.contains { 0x41...0x5A ~= $0 } }
    case .upperCaseHeaderNames: return !context.request.fields.contains { $0.name.contains { 0x61...0x7A ~= $0 } }
    case .unknownMember: return hasUnknownMember(context.body)
    case .unknownHeader: return context.request.fields.contains { $0.nameText.lowercased().hasPrefix("x-conformance") }
    case .unknownQuery: return context.query.contains { item in !served.query.contains { $0.field.name == item.name } }
    case .expectContinue: return context.request.fields["Expect"] != nil
    case .closing: return context.request.fields["Connection"]?.lowercased() == "close"
    case .repeated: return context.position.request > 1
    case .first: return context.position.request == 1
    case .atOnce: return context.isAtOnce
    case .anything: return true
    case .controlAgain: return context.isAfterSuccess
    }
  }

  private static func hasEscape(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0x5C && $1 == 0x75 }
  }

  /// Whether the known members stand in the contract's order backwards.
  private func isReversed(_ body: JSONValue?) -> Bool {
    guard let members = body?.members else { return false }
    let order = served.body.map(\.field.name)
    let places = members.compactMap { member in order.firstIndex(of: member.name) }
    if places.count < 2 {
      // A lone wrapper: what is inside tells.
      guard let wrapper = served.body.first, let inner = body?[wrapper.field.name]?.members else { return false }
      let places = inner.compactMap { member in wrapper.members.firstIndex { $0.field.name == member.name } }
      return places.count > 1 && places == places.sorted(by: >)
    }
    return places == places.sorted(by: >)
  }

  private func hasUnknownMember(_ body: JSONValue?) -> Bool {
    guard let members = body?.members else { return false }
    return members.contains { member in !served.body.contains { $0.field.name == member.name } }
  }
}
