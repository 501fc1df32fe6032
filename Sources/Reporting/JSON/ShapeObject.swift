import ContractModel
import JSONCore

/// One member of an object's table.
struct Member<Root>: Sendable {
  var name: String
  var isRequired: Bool
  /// Whether there is something to write.
  var isPresent: @Sendable (Root) -> Bool = { _ in true }
  var write: @Sendable (Root, inout JSONOutput) -> Void
  var read: @Sendable (JSONValue, inout Root, inout RecordReading) -> Void
  var schema: @Sendable (inout SchemaBook) -> JSONValue
  /// Holds what was read against what the other members say; nil for members with a value of their own.
  var check: (@Sendable (JSONValue, Root, inout RecordReading) -> Void)?

  /// A member that is always there.
  static func member<Value>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ shape: Shape<Value>, _ about: String = ""
  ) -> Member {
    Member(
      name: name, isRequired: true,
      write: { shape.write($0[keyPath: path], &$1) },
      read: { value, root, reading in
        if let read = shape.read(value, &reading) { root[keyPath: path] = read }
      },
      schema: { shape.schema(&$0).described(about) })
  }

  /// A member that is left out when there is no value.
  static func optional<Value>(
    _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ shape: Shape<Value>, _ about: String = ""
  ) -> Member {
    Member(
      name: name, isRequired: false,
      isPresent: { $0[keyPath: path] != nil },
      write: { root, output in
        if let value = root[keyPath: path] { shape.write(value, &output) }
      },
      read: { value, root, reading in
        if let read = shape.read(value, &reading) { root[keyPath: path] = read }
      },
      schema: { shape.schema(&$0).described(about) })
  }

  /// A member that follows from the others: written for readers, and held against them when read.
  ///
  /// - Parameter isRequired: whether every record has it; not one that records of older kits lack.
  static func derived<Value>(
    _ name: String, _ shape: Shape<Value>, _ about: String = "", isRequired: Bool = true,
    _ value: @escaping @Sendable (Root) -> Value
  ) -> Member {
    Member(
      name: name, isRequired: isRequired,
      write: { shape.write(value($0), &$1) },
      read: { given, _, reading in _ = shape.read(given, &reading) },
      schema: { shape.schema(&$0).described(about) },
      check: { given, root, reading in
        var output = JSONOutput()
        shape.write(value(root), &output)
        guard (try? JSONReader.read(output.bytes))?.value != given else { return }
        reading.report("does not follow from the rest of the record", at: given)
      })
  }
}

extension Shape {
  /// An object with these members and no others.
  ///
  /// - Parameters:
  ///   - name: the name of its definition in the schema; empty to stand where it is used.
  ///   - blank: a value to fill with what is read.
  static func object(_ name: String, blank: @escaping @Sendable () -> Value, _ members: [Member<Value>]) -> Shape {
    Shape(
      write: { value, output in
        output.open("{")
        for member in members where member.isPresent(value) {
          output.item(named: member.name)
          member.write(value, &output)
        }
        output.close("}")
      },
      read: { value, reading in
        guard let given = reading.value(value.members, of: value, wanted: "an object") else { return nil }
        let before = reading.problems.count
        var result = blank()
        for member in members {
          if let found = value[member.name] {
            reading.inside(.member(member.name)) { member.read(found, &result, &$0) }
          } else if member.isRequired {
            reading.report("\(member.name) is missing", at: value)
          }
        }
        let known = members.map(\.name)
        for extra in given where !known.contains(extra.name) {
          reading.report(
            "unknown member \(cut(extra.name, to: TextLimit.aside))" + RecordReading.hint(extra.name, among: known),
            offset: extra.nameRange.lowerBound)
        }
        guard reading.problems.count == before else { return nil }
        for member in members {
          guard let check = member.check, let found = value[member.name] else { continue }
          reading.inside(.member(member.name)) { check(found, result, &$0) }
        }
        return result
      },
      schema: { book in
        var properties: [(String, JSONValue)] = []
        for member in members { properties.append((member.name, member.schema(&book))) }
        return book.define(
          name,
          .object([
            ("type", .string("object")),
            ("required", .array(members.filter(\.isRequired).map { .string($0.name) })),
            ("properties", .object(properties)), ("additionalProperties", .bool(false)),
          ]))
      })
  }
}
