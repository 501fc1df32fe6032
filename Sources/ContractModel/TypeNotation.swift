/// Reads the documents' own notation of field types: `Numeric(4)`, `String(1..100)`, `Enum(N,R)`.
public enum TypeNotation {
  /// Why a text is no type, with what to write instead.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong, quoting the text.
    public var message: String
    /// What to write instead.
    public var hint: String
  }

  /// The notations there are, for hints and the schema.
  public static let forms = [
    "Numeric", "Numeric(n)", "Numeric(m..n)", "String", "String(n)", "String(m..n)", "Guid", "Hex", "Hex(n)",
    "Hex(m..n)", "Base64", "Boolean", "DateTime(YYYYMMDDHHMMSS)", "Enum(a,b)", "Const(x)", "Object", "Array", "Any",
  ]

  /// Takes a notation apart.
  ///
  /// The letter case of the base and blanks around the parentheses do not count: `string (100)` is `String(100)`.
  /// `String(n)` and `Numeric(n)` are 1 to n characters, `Hex(n)` is exactly n.
  ///
  /// - Parameters:
  ///   - text: the notation.
  ///   - exact: whether `(n)` means exactly n characters.
  public static func parse(_ text: String, exact: Bool = false) throws(Fault) -> FieldType {
    let (word, argument) = try split(text)
    switch word.lowercased() {
    case "numeric": return FieldType(.numeric, length: try length(argument, of: text, exact), notation: text)
    case "string": return FieldType(.string, length: try length(argument, of: text, exact), notation: text)
    case "hex": return FieldType(.hex, length: try length(argument, of: text, true), notation: text)
    case "datetime":
      return FieldType(.dateTime(try dateFormat(argument, of: text)), notation: text)
    case "enum": return FieldType(.string, allowed: try values(argument, of: text), notation: text)
    case "const":
      guard let argument, !argument.isEmpty else {
        throw Fault(message: "\"\(text)\" names no value", hint: "write Const(value)")
      }
      return FieldType(.string, allowed: [argument], notation: text)
    default:
      guard let base = plain[word.lowercased()] else { throw unknown(word, in: text) }
      guard argument == nil else {
        throw Fault(message: "\"\(text)\" has parentheses", hint: "\(word) takes none")
      }
      return FieldType(base, notation: text)
    }
  }

  private static let plain: [String: FieldType.Base] = [
    "guid": .guid, "base64": .base64, "boolean": .boolean, "object": .object, "array": .array, "any": .any,
  ]

  /// The base word and what stands in the parentheses, nil without any.
  private static func split(_ text: String) throws(Fault) -> (word: String, argument: String?) {
    guard let open = text.firstIndex(of: "(") else { return (trimmed(text[...]), nil) }
    let rest = trimmed(text[text.index(after: open)...])
    guard rest.last == ")" else {
      throw Fault(message: "\"\(text)\" is no type: the parenthesis is not closed", hint: "end it with )")
    }
    return (trimmed(text[..<open]), trimmed(rest.dropLast()))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func length(
    _ argument: String?, of text: String, _ exact: Bool
  ) throws(Fault) -> FieldType.Length? {
    guard let argument else {
      guard exact, text.lowercased().first != "h" else { return nil }
      throw Fault(message: "\"\(text)\" gives no length that could be exact", hint: "write the length in parentheses")
    }
    let parts = argument.split(separator: "..", omittingEmptySubsequences: false).map { count(trimmed($0[...])) }
    switch parts.count {
    case 1:
      guard let maximum = parts[0], maximum > 0 else { break }
      return FieldType.Length(exact ? maximum : 1, maximum)
    case 2:
      guard let minimum = parts[0], let maximum = parts[1], maximum > 0 else { break }
      guard minimum <= maximum else {
        throw Fault(
          message: "the length of \"\(text)\" ends before it starts", hint: "did you mean \(maximum)..\(minimum)?")
      }
      return FieldType.Length(minimum, maximum)
    default: break
    }
    throw Fault(message: "\"\(text)\" has no length in its parentheses", hint: "write a number from 1, or m..n")
  }

  /// A length up to a million characters: nothing on the wire is longer, and nothing overflows.
  private static func count(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 7, text.utf8.allSatisfy(ASCIIText.isDigit) else { return nil }
    return Int(text).flatMap { $0 <= 1_000_000 ? $0 : nil }
  }

  private static func values(_ argument: String?, of text: String) throws(Fault) -> [String] {
    let values = (argument ?? "").split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    guard !values.contains("") else {
      throw Fault(message: "\"\(text)\" holds an empty value", hint: "write Enum(a,b)")
    }
    guard Set(values).count == values.count else {
      throw Fault(message: "\"\(text)\" names a value twice", hint: "name each value once")
    }
    return values
  }

  private static func dateFormat(_ argument: String?, of text: String) throws(Fault) -> String {
    let marks = Set("YMDHS-/:. TZ")
    guard let argument, argument.hasPrefix("YYYY"), argument.allSatisfy(marks.contains) else {
      throw Fault(message: "\"\(text)\" has no date format", hint: "write it like DateTime(YYYYMMDDHHMMSS)")
    }
    return argument
  }

  private static func unknown(_ word: String, in text: String) -> Fault {
    let words = [
      "Numeric", "String", "Guid", "Hex", "Base64", "Boolean", "DateTime", "Enum", "Const", "Object", "Array", "Any",
    ]
    let hint = nearest(word, among: words).map { "did you mean \($0)?" } ?? "types are \(words.joined(separator: ", "))"
    return Fault(message: "unknown type \"\(text)\"", hint: hint)
  }
}
