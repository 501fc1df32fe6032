import JSONCore

/// Holds a file against the tables of its objects: members, kinds of values, words.
struct ShapeCheck {
  let problems: ProblemList

  /// Checks one value and everything below it.
  ///
  /// - Parameter what: the value in words, for messages: `"version"`.
  /// - Returns: whether nothing was wrong.
  @discardableResult
  func check(_ value: JSONValue, is shape: ValueShape, _ what: String) -> Bool {
    guard shape.kinds.contains(value.kindName) else {
      problems.error(
        "\(what) is \(Self.article(value.kindName))",
        hint: "it must be \(shape.kinds.map(Self.article).joined(separator: " or "))", at: value)
      return false
    }
    switch shape {
    case .text(let format): return check(value, format: format, what)
    case .word(let words): return check(value, isOneOf: words, what)
    case .integer(let range): return check(value, isIn: range, what)
    case .onlyTrue:
      if value.bool == false { problems.error("\(what) is false", hint: "write true, or leave it out", at: value) }
      return value.bool == true
    case .flag, .null, .anything: return true
    case .object(let kind): return check(value, members: kind.shape)
    case .list(let element, let least): return check(value, elements: element, atLeast: least, what)
    case .map(let names, let element): return check(value, names: names, values: element, what)
    case .either(let shapes):
      return shapes.first { $0.kinds.contains(value.kindName) }.map { check(value, is: $0, what) } ?? true
    }
  }

  private func check(_ value: JSONValue, format: TextFormat, _ what: String) -> Bool {
    guard let text = value.string, !format.accepts(text) else { return true }
    problems.error("\(what) is \(Self.quoted(text))", hint: "write \(format.summary)", at: value)
    return false
  }

  private func check(_ value: JSONValue, isOneOf words: [String], _ what: String) -> Bool {
    guard let text = value.string, !words.contains(text) else { return true }
    problems.error("\(what) is \(Self.quoted(text))", hint: Self.hint(for: text, among: words), at: value)
    return false
  }

  private func check(_ value: JSONValue, isIn range: ClosedRange<Int>, _ what: String) -> Bool {
    guard let number = value.number else { return true }
    if let int = number.int, range.contains(int) { return true }
    problems.error(
      "\(what) is \(Self.cut(number.text))",
      hint: "write an integer from \(range.lowerBound) to \(range.upperBound)", at: value)
    return false
  }

  private func check(_ value: JSONValue, elements shape: ValueShape, atLeast least: Int, _ what: String) -> Bool {
    guard let elements = value.array else { return true }
    var isFine = elements.count >= least
    if !isFine {
      problems.error(
        elements.isEmpty ? "\(what) is empty" : "\(what) has too few elements",
        hint: least == 1 ? "name at least one" : "name \(least)", at: value)
    }
    for element in elements where !check(element, is: shape, "an element of \(what)") { isFine = false }
    return isFine
  }

  private func check(_ value: JSONValue, names: NameRule, values shape: ValueShape, _ what: String) -> Bool {
    var isFine = true
    for member in value.members ?? [] {
      switch names {
      case .format(let format) where !format.accepts(member.name):
        problems.error(
          "the name \(Self.quoted(member.name)) in \(what)", hint: "write \(format.summary)",
          offset: member.nameRange.lowerBound)
        isFine = false
      case .words(let words) where !words.contains(member.name):
        problems.error(
          "unknown word \(Self.quoted(member.name)) in \(what)", hint: Self.hint(for: member.name, among: words),
          offset: member.nameRange.lowerBound)
        isFine = false
      default: break
      }
      if !check(member.value, is: shape, Self.quoted(member.name)) { isFine = false }
    }
    if !isFine { problems.markBroken(value) }
    return isFine
  }

  private func check(_ value: JSONValue, members shape: ObjectShape) -> Bool {
    var isFine = true
    for member in value.members ?? [] {
      guard let known = shape.members.first(where: { $0.name == member.name }) else {
        problems.error(
          "unknown member \(Self.quoted(member.name)) of \(shape.title)",
          hint: Self.hint(for: member.name, among: shape.members.map(\.name)), offset: member.nameRange.lowerBound)
        isFine = false
        continue
      }
      if !check(member.value, is: known.shape, "\"\(member.name)\"") { isFine = false }
    }
    for member in shape.members where member.isRequired && value[member.name] == nil {
      problems.error("\(shape.title) has no \"\(member.name)\"", hint: "it says \(member.summary)", at: value)
      isFine = false
    }
    for group in shape.exactlyOneOf {
      let given = group.filter { value[$0] != nil }
      guard given.count != 1 else { continue }
      // An unknown member was most probably meant to be the one that is missing.
      if given.isEmpty, !isFine { continue }
      problems.error(
        given.isEmpty ? "\(shape.title) says nothing" : "\(shape.title) has \(Self.list(given, "and"))",
        hint: given.isEmpty ? "give it one of \(Self.list(group, "or"))" : "only one of them can hold", at: value)
      isFine = false
    }
    let rivals = shape.atMostOneOf.filter { value[$0] != nil }
    if rivals.count > 1 {
      problems.error("\(shape.title) has \(Self.list(rivals, "and"))", hint: "only one of them can hold", at: value)
      isFine = false
    }
    if !isFine { problems.markBroken(value) }
    return isFine
  }
}

extension ShapeCheck {
  /// What to write instead of a word: the nearest valid one, or all of them.
  static func hint(for word: String, among words: [String]) -> String {
    if let near = nearest(word, among: words) { return "did you mean \"\(near)\"?" }
    guard words.count <= 12 else { return "Contracts/contract.schema.json lists the \(words.count) valid words" }
    return words.isEmpty ? "there are none" : "valid are \(list(words, "and"))"
  }

  /// Names in quotes: `"a", "b" and "c"`.
  static func list(_ names: [String], _ conjunction: String) -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// A text of the file in quotes, cut when it is long; control characters are shown by their numbers.
  static func quoted(_ text: String) -> String {
    "\"\(cut(text))\""
  }

  static func cut(_ text: String) -> String {
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == 60 { return result + "… (\(text.unicodeScalars.count) characters)" }
      if scalar.value < 0x20 || scalar.value == 0x7F {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func article(_ kind: String) -> String {
    switch kind {
    case "null": "null"
    case "object", "array", "integer": "an \(kind)"
    case "string": "a text"
    default: "a \(kind)"
    }
  }
}
