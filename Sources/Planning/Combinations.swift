import CaseModel
import ContractModel
import HTTPCore

/// Puts changes of the standard suite together: pairs, and random sets of three to five, chosen by a seed.
///
/// Changes are put together where they are independent: no two touch the same field, or the same part of a message.
struct Combinations {
  /// The most pairs of changes that must each be accepted.
  static let mostAcceptedPairs = 1_500
  /// How many random sets of three to five changes there are.
  static let randomSets = 200

  private struct Single {
    var value: Case
    var group: String
    var scope: Set<String>
  }

  private let singles: [Single]
  private var random: SplitMix64

  init(_ cases: [GroupedCase], seed: UInt64) {
    singles = cases.compactMap { grouped in
      let value = grouped.value
      guard value.steps.count == 1, value.order == .sequence, value.changed != nil,
        [.positive, .negative, .open].contains(value.kind)
      else { return nil }
      let step = value.steps[0]
      guard step.recipe.values.isEmpty, step.recipe.repeats == nil, !step.recipe.isOnFreshConnection,
        !step.expectation.toleratesClose, !step.recipe.edits.isEmpty
      else { return nil }
      let scopes = step.recipe.edits.map(\.scope)
      guard !scopes.contains(nil) else { return nil }
      return Single(value: value, group: grouped.group, scope: Set(scopes.compactMap(\.self)))
    }
    random = SplitMix64(seed)
  }

  /// The combined cases; the same for the same cases and seed.
  mutating func cases() -> [GroupedCase] {
    let accepted = singles.filter { $0.value.kind == .positive }
    let refused = singles.filter { $0.value.kind == .negative }
    var sets: [[Single]] = []
    for (index, first) in accepted.enumerated() {
      for second in accepted[(index + 1)...] where Self.areIndependent([first, second]) {
        sets.append([first, second])
      }
    }
    shuffle(&sets)
    sets = Array(sets.prefix(Self.mostAcceptedPairs))
    for single in singles where single.value.kind != .positive {
      for partners in single.value.kind == .negative ? [accepted, refused] : [singles] {
        if let other = partner(of: [single], among: partners) { sets.append([single, other]) }
      }
    }
    for index in 0..<Self.randomSets {
      let pool = index.isMultiple(of: 2) ? accepted : accepted + refused
      guard var set = pool.isEmpty ? nil : [pool[random.below(pool.count)]] else { break }
      for _ in 0..<(2 + random.below(3)) {
        if let other = partner(of: set, among: pool) { set.append(other) }
      }
      if set.count > 2 { sets.append(set) }
    }
    return sets.map(combined)
  }

  private func combined(_ set: [Single]) -> GroupedCase {
    let parts = set.map { single in
      CasePart(
        changed: single.value.changed ?? "", edits: single.value.steps[0].recipe.edits,
        expectation: single.value.steps[0].expectation, requirements: single.value.requirements)
    }
    var value = set[0].value.with(parts)
    value.id = ([set[0].value.id] + set.dropFirst().map { Self.shortName($0.value.id) }).joined(separator: "_with_")
    value.title = "\(value.changed ?? "") together"
    value.generator = "Combinations"
    value.needs = Array(Set(set.flatMap(\.value.needs))).sorted()
    return GroupedCase(group: (set.count == 2 ? "pairs." : "sets.") + set[0].group, value: value)
  }

  /// An id without contract and operation, in one part.
  private static func shortName(_ id: String) -> String {
    id.split(separator: "/").dropFirst(2).joined(separator: ".")
  }

  private mutating func partner(of set: [Single], among pool: [Single]) -> Single? {
    guard !pool.isEmpty else { return nil }
    let start = random.below(pool.count)
    for offset in pool.indices {
      let other = pool[(start + offset) % pool.count]
      if Self.areIndependent(set + [other]) { return other }
    }
    return nil
  }

  private mutating func shuffle(_ sets: inout [[Single]]) {
    guard sets.count > 1 else { return }
    for index in stride(from: sets.count - 1, to: 0, by: -1) { sets.swapAt(index, random.below(index + 1)) }
  }

  /// Whether no two of the changes touch the same part of a message, or a part of it.
  private static func areIndependent(_ set: [Single]) -> Bool {
    for (index, first) in set.enumerated() {
      for second in set[(index + 1)...] {
        for one in first.scope {
          for other in second.scope
          where one == other || one.hasPrefix(other + ".") || other.hasPrefix(one + ".") {
            return false
          }
        }
      }
    }
    return true
  }
}

extension Edit {
  /// The part of the message the change touches; nil for one that leaves no room for another.
  fileprivate var scope: String? {
    switch self {
    case .remove(let field), .include(let field), .replace(let field, _), .rename(let field, _),
      .duplicate(let field, _), .inQuery(let field):
      field
    case .addMember(let parent, let name, _): (["request"] + parent + [name]).joined(separator: ".")
    case .addHeader(let field): "header " + field.nameText.lowercased()
    case .upperCaseFieldNames, .lowerCaseFieldNames: "header names"
    case .addQuery: "query"
    case .style: "style"
    case .reverseMembers: "order of members"
    case .contentType: "content type"
    case .chunked: "framing"
    case .innerBody, .wireBody, .method, .methodWithBody, .pathAppending, .pathUppercased, .pathRespelled,
      .expectContinue, .bare,
      .seal,
      .authentication:
      nil
    }
  }
}

/// Random numbers that a seed fixes on every machine (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, 2014).
struct SplitMix64 {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to one below the count, which is at least 1.
  mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
  }
}
