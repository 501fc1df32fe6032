import ContractModel

/// Servers whose members have a wrong length, alphabet, constant, echo or date.
struct ResponseValueFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.shownShapes.flatMap { shape in
      shape.fields.filter { $0.place == .body && $0.members.isEmpty }.flatMap { field in
        changes(of: field, in: shape, scope).compactMap { aspect, name, change in
          scope.fault(
            field.aspect(aspect, in: shape), name,
            .member(MemberDefect(shape: shape.name, path: field.path, change: change)))
        }
      }
    }
  }

  private typealias Change = (FieldAspect, String, MemberDefect.Change)

  private func changes(of field: Field, in shape: BodyShape, _ scope: FaultScope) -> [Change] {
    lengths(field) + formats(field) + values(field) + (scope.successes.contains(shape) ? echoes(field, scope) : [])
      + moments(field) + repeats(field)
  }

  private func lengths(_ field: Field) -> [Change] {
    guard let length = field.type.length else { return [] }
    var changes: [Change] = [(.length, "has-\(length.maximum + 1)", .length(length.maximum + 1))]
    if length.minimum > 1 { changes.append((.length, "has-\(length.minimum - 1)", .length(length.minimum - 1))) }
    if length.minimum >= 1, field.type.base == .string, field.type.allowed == nil {
      changes.append((.length, "has-0", .length(0)))
    }
    return changes
  }

  private func formats(_ field: Field) -> [Change] {
    switch field.type.base {
    case .numeric, .hex, .base64, .guid: [(.format, "has-a-symbol", .broken)]
    case .dateTime(let format):
      [
        (.format, "has-a-symbol", .broken), (.format, "in-month-13", .text(Self.date(format, "13", "01", "00"))),
        (.format, "on-30-february", .text(Self.date(format, "02", "30", "00"))),
        (.format, "at-hour-24", .text(Self.date(format, "06", "15", "24"))),
        (.format, "one-short", .length(format.count - 1)),
      ]
    default: []
    }
  }

  private static func date(_ format: String, _ month: String, _ day: String, _ hour: String) -> String {
    let year = CalendarTime(secondsSince1970: WallTime.now().seconds).text("YYYY")
    return format.replacing("YYYY", with: year).replacing("MM", with: month, maxReplacements: 1)
      .replacing("DD", with: day).replacing("HH", with: hour).replacing("MM", with: "00").replacing("mm", with: "00")
      .replacing("SS", with: "00").replacing("ss", with: "00")
  }

  private func values(_ field: Field) -> [Change] {
    guard let allowed = field.type.allowed, let first = allowed.first, let last = first.last else { return [] }
    let candidates: [Character] = last.isNumber ? ["7", "8", "9", "3"] : ["X", "Z"]
    let other = candidates.map { first.dropLast() + String($0) }.map(String.init).first { !allowed.contains($0) }
    return other.map { [(.value, "is-another", .text($0))] } ?? []
  }

  private func echoes(_ field: Field, _ scope: FaultScope) -> [Change] {
    guard field.copiedFrom != nil else { return [] }
    let changes: [Change] = [(.echo, "cut-short", .shortened), (.echo, "altered", .altered)]
    // Where every request carries the same value, the one before is no other.
    return field.echoesItsOwn(scope) ? [(.echo, "of-the-request-before", .earlierEcho)] + changes : changes
  }

  /// The same value in every answer, where no two answers may share one.
  private func repeats(_ field: Field) -> [Change] {
    field.unique == nil ? [] : [(.unique, "always-the-same", .text("4711"))]
  }

  private func moments(_ field: Field) -> [Change] {
    guard let freshness = field.freshness else { return [] }
    // Zones are quarters of an hour apart: half of one is the time of none.
    let between: [Change] = freshness.tolerance < 450 ? [(.freshness, "between-two-zones", .shifted(450))] : []
    return between + [
      (.freshness, "two-days-old", .shifted(-172_800)), (.freshness, "two-days-ahead", .shifted(172_800)),
      (.freshness, "a-year-old", .shifted(-31_536_000)),
    ]
  }
}
