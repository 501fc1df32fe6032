/// Operation and class name of a requirement's id.
struct RequirementPlace {
  /// The id's second part; empty when it has no three parts.
  var operation: String
  /// The id without its last aspect, parts separated by dots.
  var dotted: String

  /// Reads `contract/operation/aspect`; an id of another form belongs to the contract as a whole.
  init(_ id: String, of contract: String) {
    let parts = id.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      operation = ""
      dotted = contract
      return
    }
    operation = String(parts[1])
    let group = parts[2].split(separator: ".").dropLast()
    dotted = ([parts[0], parts[1]] + group).joined(separator: ".").replacing("/", with: ".")
  }
}

/// Gives out names that differ from each other.
struct UniqueNames {
  private var taken: Set<String> = []
  private var next: [String: Int] = [:]

  /// Returns the name, cut to what JUnit readers store; a name that was given out before gets a number behind it.
  mutating func name(_ wanted: String) -> String {
    let base = JUnitReport.name(wanted)
    var name = base
    while !taken.insert(name).inserted {
      let number = next[base, default: 2]
      next[base] = number + 1
      name = JUnitReport.name(base, ending: " (\(number))")
    }
    return name
  }
}

extension JUnitReport {
  /// Characters of a name at most, counted in UTF-16 units.
  static let nameLimit = 512

  /// Cuts a name to the limit; what is cut off stays told apart by a checksum of the whole.
  static func name(_ text: String, ending: String = "") -> String {
    guard text.utf16.count + ending.utf16.count > nameLimit else { return text + ending }
    let mark = "~" + checksum(text) + ending
    var kept = ""
    var length = mark.utf16.count
    for scalar in text.unicodeScalars {
      length += UTF16.width(scalar)
      if length > nameLimit { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept + mark
  }
}
