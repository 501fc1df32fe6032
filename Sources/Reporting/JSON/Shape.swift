import JSONCore

/// How one kind of value stands in `run.json`: one table from which it is written, read and described.
struct Shape<Value>: Sendable {
  /// Writes a value.
  var write: @Sendable (Value, inout JSONOutput) -> Void
  /// Reads a value; nil after naming the problem.
  var read: @Sendable (JSONValue, inout RecordReading) -> Value?
  /// Describes the values in JSON Schema 2020-12; named shapes go into the book.
  var schema: @Sendable (inout SchemaBook) -> JSONValue
}

extension Shape where Value == String {
  static var string: Shape {
    Shape(
      write: { $1.value(.string($0)) },
      read: { $1.value($0.string, of: $0, wanted: "a string") },
      schema: { _ in .type("string") })
  }
}

extension Shape where Value == Bool {
  static var bool: Shape {
    Shape(
      write: { $1.value(.bool($0)) },
      read: { $1.value($0.bool, of: $0, wanted: "true or false") },
      schema: { _ in .type("boolean") })
  }
}

extension Shape where Value: FixedWidthInteger & SendableMetatype {
  /// An integer that other JSON readers keep exactly (RFC 8259 §6).
  static var integer: Shape {
    Shape(
      write: { $1.value(.number(text: String($0))) },
      read: { value, reading in
        reading.value(value.number?.integerText.flatMap { Value($0) }, of: value, wanted: "an integer of 64 bits")
      },
      schema: { _ in .type("integer") })
  }

  /// An integer as a string of digits, for values past 2^53 that other JSON readers would round.
  static var digits: Shape {
    Shape(
      write: { $1.value(.string(String($0))) },
      read: { value, reading in
        let isPlain = value.string?.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
        return reading.value(
          isPlain ? value.string.flatMap { Value($0) } : nil, of: value, wanted: "a string of digits")
      },
      schema: { _ in .object([("type", .string("string")), ("pattern", .string("^[0-9]{1,20}$"))]) })
  }
}

extension Shape where Value == Double {
  /// A finite number; another one is written as 0.
  static var number: Shape {
    Shape(
      write: { $1.value(.number(text: $0.isFinite ? "\($0)" : "0")) },
      read: { value, reading in
        let number = value.number.flatMap { Double($0.text) }
        return reading.value(number.flatMap { $0.isFinite ? $0 : nil }, of: value, wanted: "a finite number")
      },
      schema: { _ in .type("number") })
  }
}

extension Shape where Value: RawRepresentable<String>, Value: Sendable {
  /// One of a list of words.
  static func word(_ words: [Value]) -> Shape {
    Shape(
      write: { $1.value(.string($0.rawValue)) },
      read: { value, reading in
        let list = words.map(\.rawValue)
        let word = value.string.flatMap { Value(rawValue: $0) }
        if word == nil, let text = value.string {
          let hint = RecordReading.hint(text, among: list)
          reading.report(
            "\(cut(text, to: TextLimit.aside)) is none of \(list.joined(separator: ", "))\(hint)", at: value)
          return nil
        }
        return reading.value(word, of: value, wanted: "one of \(list.joined(separator: ", "))")
      },
      schema: { _ in .object([("enum", .array(words.map { .string($0.rawValue) }))]) })
  }
}

extension Shape where Value == ClosedRange<Int> {
  /// Two positive integers, `28-30`.
  static var lines: Shape {
    Shape(
      write: { $1.value(.string("\($0.lowerBound)-\($0.upperBound)")) },
      read: { value, reading in
        let ends = (value.string ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first >= 0, first <= last else {
          return reading.value(nil, of: value, wanted: "a range of lines as 28-30")
        }
        return first...last
      },
      schema: { _ in .object([("type", .string("string")), ("pattern", .string("^[0-9]+-[0-9]+$"))]) })
  }
}

extension JSONValue {
  /// A schema that asks for a type and nothing else.
  static func type(_ name: String) -> JSONValue { .object([("type", .string(name))]) }
}
