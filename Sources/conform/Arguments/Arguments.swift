import ConformanceKit

/// The words of a command line, taken apart by the options a command takes.
struct Arguments {
  private(set) var operands: [String] = []
  /// What is wrong with the words: each that is unknown, stands twice, or lacks its value.
  private(set) var complaints = Complaints()
  private var values: [String: [String]] = [:]

  /// - Parameter most: how many operands the command takes; nil for any number.
  init(_ words: [String], options: [Option], most: Int?) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts.first ?? word
      var given = parts.count > 1 ? parts[1] : nil
      guard let option = options.first(where: { $0.name == name }) else {
        let near = nearest(name, among: options.map(\.name))
        complaints.add("unknown option \(quoted(name))\(didYouMean(near))")
        // The value of the option that was meant is no operand.
        let takesValue = options.contains { $0.name == near && $0.value != nil }
        if takesValue, given == nil, rest.first?.hasPrefix("-") == false { rest.removeFirst() }
        continue
      }
      guard let valueName = option.value else {
        if given != nil { complaints.add("\(name) takes no value") }
        values[name, default: []].append("")
        continue
      }
      given = given ?? rest.popFirst()
      guard let value = given, !value.isEmpty else {
        complaints.add("\(name) lacks its \(valueName)")
        continue
      }
      if values[name] != nil, !option.mayRepeat { complaints.add("\(name) stands twice") }
      values[name, default: []].append(value)
    }
    if let most, operands.count > most {
      for word in operands[most...] { complaints.add("\(quoted(word)) is one word too many") }
      operands = Array(operands.prefix(most))
    }
  }

  func has(_ option: Option) -> Bool { values[option.name] != nil }
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }
  subscript(_ option: Option) -> String? { values[option.name]?.last }

  /// Reads an option's number; nil when the option is not there, or is none.
  func number(_ option: Option, in range: ClosedRange<Double>, _ complaints: inout Complaints) -> Double? {
    guard let text = self[option] else { return nil }
    if let number = Double(text), range.contains(number) { return number }
    complaints.add(
      "\(option.name) \(quoted(text)): takes a number from \(shown(range.lowerBound)) to \(shown(range.upperBound))")
    return nil
  }

  /// Reads an option's whole number; nil when the option is not there, or is none.
  func integer<Number: FixedWidthInteger>(
    _ option: Option, in range: ClosedRange<Number>, _ complaints: inout Complaints
  ) -> Number? {
    guard let text = self[option] else { return nil }
    if let number = Number(text), range.contains(number) { return number }
    complaints.add(
      "\(option.name) \(quoted(text)): takes a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// Reads a word that is one of some; nil when the option is not there, or is none of them.
  ///
  /// - Parameter what: what the words are called.
  func word(_ option: Option, among words: [String], what: String, _ complaints: inout Complaints) -> String? {
    guard let text = self[option] else { return nil }
    if words.contains(text) { return text }
    complaints.add(unknown(what, text, among: words))
    return nil
  }

  private func shown(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
