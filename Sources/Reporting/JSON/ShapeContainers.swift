import JSONCore

extension Shape {
  /// An array of values of one shape.
  static func list<Element>(_ element: Shape<Element>) -> Shape where Value == [Element] {
    Shape(
      write: { values, output in
        output.open("[")
        for value in values {
          output.item()
          element.write(value, &output)
        }
        output.close("]")
      },
      read: { value, reading in
        guard let elements = reading.value(value.array, of: value, wanted: "an array") else { return nil }
        var values: [Element] = []
        values.reserveCapacity(elements.count)
        for (index, item) in elements.enumerated() {
          if let read = reading.inside(.index(index), { element.read(item, &$0) }) { values.append(read) }
        }
        return values
      },
      schema: { .object([("type", .string("array")), ("items", element.schema(&$0))]) })
  }

  /// An object with a number for each of a list of words.
  ///
  /// - Parameter optional: the words that are left out where their number is 0.
  static func counts<Word: RawRepresentable<String> & Hashable & Sendable>(
    _ words: [Word], optional: Set<Word> = []
  ) -> Shape where Value == [Word: Int] {
    .object(
      "", blank: { [:] },
      words.map { word in
        Member(
          name: word.rawValue, isRequired: !optional.contains(word),
          isPresent: { !optional.contains(word) || ($0[word] ?? 0) > 0 },
          write: { Shape<Int>.integer.write($0[word] ?? 0, &$1) },
          read: { value, counts, reading in counts[word] = Shape<Int>.integer.read(value, &reading) },
          schema: { _ in .type("integer") })
      })
  }
}

extension Shape where Value == [String: String] {
  /// An object from any name to a string, in the order of the names.
  static var strings: Shape {
    Shape(
      write: { values, output in
        output.open("{")
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
          output.item(named: name)
          output.value(.string(value))
        }
        output.close("}")
      },
      read: { value, reading in
        guard let members = reading.value(value.members, of: value, wanted: "an object") else { return nil }
        var values: [String: String] = [:]
        for member in members {
          values[member.name] = reading.inside(.member(member.name)) {
            Shape<String>.string.read(member.value, &$0)
          }
        }
        return values
      },
      schema: { _ in .object([("type", .string("object")), ("additionalProperties", .type("string"))]) })
  }
}
