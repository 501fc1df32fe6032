extension EntropySource {
  /// A value of the same length and shape with every letter and digit another one.
  ///
  /// - Parameters:
  ///   - text: the value to depart from.
  ///   - isHex: whether its letters end at F.
  ///   - taken: values it must not be.
  /// - Returns: nil when the text has neither letters nor digits.
  mutating func unlike(_ text: String, isHex: Bool, taken: TakenValues = .none) -> String? {
    if text.isGUID { return guid() }
    if let compact = Compact(text) { return compact.remade(&self) }
    let hexadecimal = isHex || text.looksHexadecimal
    var candidate: String?
    for attempt in 0..<16 {
      let made = String(
        scalars: text.unicodeScalars.enumerated().map { index, scalar in
          var others = CharacterClass(of: scalar, isHex: hexadecimal).characters.filter { $0 != scalar }
          // A number that begins with 0 would be another shape.
          if index == 0, scalar != "0" { others.removeAll { $0 == "0" } }
          return pick(others, attempt: attempt) ?? scalar
        })
      candidate = made
      if !taken.contains(made) { break }
    }
    return candidate == text ? nil : candidate
  }
}
