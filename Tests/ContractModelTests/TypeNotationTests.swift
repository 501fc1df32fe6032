import ContractModel
import Testing

@Suite struct TypeNotationTests {
  struct Example: Sendable {
    var text: String
    var base: FieldType.Base
    var length: FieldType.Length?
    var allowed: [String]?

    init(_ text: String, _ base: FieldType.Base, _ length: FieldType.Length? = nil, allowed: [String]? = nil) {
      self.text = text
      self.base = base
      self.length = length
      self.allowed = allowed
    }
  }

  static let examples = [
    Example("Numeric", .numeric), Example("Numeric(4)", .numeric, .init(1, 4)),
    Example("numeric (4)", .numeric, .init(1, 4)), Example("Numeric(2..4)", .numeric, .init(2, 4)),
    Example("String", .string), Example("string (100)", .string, .init(1, 100)),
    Example("String( 0 .. 5 )", .string, .init(0, 5)), Example("STRING(1)", .string, .init(1, 1)),
    Example("Guid", .guid), Example("guid", .guid), Example("Hex(16)", .hex, .init(16, 16)),
    Example("Hex(2..8)", .hex, .init(2, 8)), Example("Hex", .hex), Example("Base64", .base64),
    Example("Boolean", .boolean), Example("Object", .object), Example("Array", .array), Example("Any", .any),
    Example("DateTime(YYYYMMDDHHMMSS)", .dateTime("YYYYMMDDHHMMSS")),
    Example("Enum(N, R)", .string, allowed: ["N", "R"]), Example("Const(a(b))", .string, allowed: ["a(b)"]),
  ]

  @Test(arguments: examples) func aNotationIsTakenApart(example: Example) throws {
    let type = try TypeNotation.parse(example.text)

    #expect(type.base == example.base)
    #expect(type.length == example.length)
    #expect(type.allowed == example.allowed)
    #expect(type.notation == example.text)
  }

  @Test func exactMakesTheLengthTheOnlyOne() throws {
    #expect(try TypeNotation.parse("Numeric(4)", exact: true).length == .init(4, 4))
    #expect(try TypeNotation.parse("String(2..4)", exact: true).length == .init(2, 4))
  }

  static let faults = [
    (
      "",
      "unknown type \"\"; types are Numeric, String, Guid, Hex, Base64, Boolean, DateTime, Enum, Const, Object, Array, Any"
    ),
    ("Numerc(4)", "unknown type \"Numerc(4)\"; did you mean Numeric?"),
    ("Numeric(4", "\"Numeric(4\" is no type: the parenthesis is not closed; end it with )"),
    ("Numeric()", "\"Numeric()\" has no length in its parentheses; write a number from 1, or m..n"),
    ("Numeric(0)", "\"Numeric(0)\" has no length in its parentheses; write a number from 1, or m..n"),
    ("Numeric(-1)", "\"Numeric(-1)\" has no length in its parentheses; write a number from 1, or m..n"),
    ("Numeric(1..2..3)", "\"Numeric(1..2..3)\" has no length in its parentheses; write a number from 1, or m..n"),
    (
      "String(99999999999999999999)",
      "\"String(99999999999999999999)\" has no length in its parentheses; write a number from 1, or m..n"
    ),
    ("String(9..4)", "the length of \"String(9..4)\" ends before it starts; did you mean 4..9?"),
    ("Guid(36)", "\"Guid(36)\" has parentheses; Guid takes none"),
    ("Enum", "\"Enum\" holds an empty value; write Enum(a,b)"),
    ("Enum(a,,b)", "\"Enum(a,,b)\" holds an empty value; write Enum(a,b)"),
    ("Enum(a,a)", "\"Enum(a,a)\" names a value twice; name each value once"),
    ("Const()", "\"Const()\" names no value; write Const(value)"),
    ("DateTime", "\"DateTime\" has no date format; write it like DateTime(YYYYMMDDHHMMSS)"),
    ("DateTime(today)", "\"DateTime(today)\" has no date format; write it like DateTime(YYYYMMDDHHMMSS)"),
  ]

  @Test(arguments: faults) func aTextThatIsNoTypeIsExplained(text: String, explanation: String) {
    #expect {
      try TypeNotation.parse(text)
    } throws: { error in
      guard let fault = error as? TypeNotation.Fault else { return false }
      return "\(fault.message); \(fault.hint)" == explanation
    }
  }

  static let values: [(String, String, String?)] = [
    ("Numeric(4)", "0739", nil), ("Numeric(4)", "", "has 0 characters"), ("Numeric(4)", "12345", "has 5 characters"),
    ("Numeric(4)", "12a4", "is no run of digits"), ("Numeric", "", "is no run of digits"),
    ("Numeric(4)", "１２", "is no run of digits"), ("Hex(4)", "0aF9", nil),
    ("Hex(4)", "0ag9", "is no run of hexadecimal digits"),
    ("Guid", "8f1d3a5c-7e90-b2d4-f608-1a3c5e7092b4", nil), ("Guid", "8f1d3a5c7e90b2d4f6081a3c5e7092b4", "is no GUID"),
    ("Base64", "YQ==", nil), ("Base64", "YQ=", "is no base64 text"), ("Base64", "====", "is no base64 text"),
    ("Boolean", "true", nil), ("Boolean", "TRUE", "is neither true nor false"),
    ("Enum(N,R)", "N", nil), ("Enum(N,R)", "n", "is none of the allowed values"),
    ("DateTime(YYYYMMDDHHMMSS)", "20240229235959", nil),
    ("DateTime(YYYY-MM-DD)", "20240229AB", "is not written like that"),
    ("DateTime(YYYY-MM-DDTHH:MM:SSZ)", "2024-02-29T23:59:59Z", nil),
    ("DateTime(YYYY-MM-DDTHH:MM:SSZ)", "2024-02-29T23:59:590", "is not written like that"),
    ("String(1)", "é", nil), ("String(1)", "ab", "has 2 characters"), ("Any", "anything", nil),
  ]

  @Test(arguments: values) func aValueIsHeldAgainstItsType(notation: String, text: String, fault: String?) throws {
    #expect(try TypeNotation.parse(notation).fault(of: text) == fault)
  }
}
