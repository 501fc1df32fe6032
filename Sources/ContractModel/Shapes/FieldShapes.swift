// The tables of fields and of where their values come from.

extension ObjectShape {
  private static let fieldHead: [MemberShape] = [
    .required("name", .text(.words), "the field's name; [] for the elements of an array"),
    .required("type", .text(.words), "the type, in the documents' notation"),
    .required(
      "presence", .either([.word(["required", "optional"]), .object(.onlyWith)]), "whether the field is there"),
    .optional("length", .word(["exact"]), "exact: (n) means exactly n characters, not up to n"),
    .optional("constant", .text(.any), "the only value, as text"),
    .optional("spellings", spellings, "conforming JSON kinds, the control's first"),
    .optional("openSpellings", spellings, "JSON kinds the documents leave open"),
    .optional("secret", .flag, "whether the value may appear in no output and no answer"),
  ]

  private static let fieldTail: [MemberShape] = [
    .inheritedCite, .level, .judge,
    .optional(
      "requirements", .overrides(FieldAspect.allCases.map(\.rawValue)), "promises that differ from the rule"),
  ]

  private static let spellings = ValueShape.list(.word(Spelling.allCases.map(\.rawValue)), atLeast: 1)

  static let requestField = ObjectShape(
    title: "a request field", summary: "A header field, parameter or body member of a request.",
    members: fieldHead + [
      .optional("control", .object(.control), "where the control's value comes from"),
      .optional("samples", .list(.text(.any), atLeast: 0), "values the documents show"),
      .optional("default", .text(.any), "what it counts as when it is left out, as text"),
      .optional("credential", .flag, "whether it proves who the caller is"),
      .optional("identifies", .flag, "whether it names something that exists at the target"),
      .optional("unique", .integer(1...1000), "no two accepted requests share it; the fewest characters sent"),
      .optional(
        "expect", .map(names: .words(Mutation.allCases.map(\.rawValue)), .text(.id)),
        "what a mutation brings where it differs from the rule"),
      .optional("members", .list(.object(.requestField), atLeast: 0), "members of an object, the element of an array"),
    ] + fieldTail)

  static let responseField = ObjectShape(
    title: "a response field", summary: "A header field or body member of a response.",
    members: fieldHead + [
      .optional("copiedFrom", .text(.words), "the id of the request field whose value it repeats"),
      .optional("written", .text(.words), "the id of the request field that last wrote what it shows"),
      .optional("freshness", .object(.freshness), "how far from now it may lie"),
      .optional("unique", .onlyTrue, "no two accepted answers carry the same value"),
      .optional(
        "members", .list(.object(.responseField), atLeast: 0), "members of an object, the element of an array"),
    ] + fieldTail)

  static let onlyWith = ObjectShape(
    title: "a conditional presence", summary: "The field may be there only beside a request field.",
    members: [.required("onlyWith", .text(.words), "the request field's id")])

  private static let sources: [MemberShape] = [
    .optional("literal", .text(.any), "this text"),
    .optional("binding", .text(.name), "the target's value of this name"),
    .optional("freshIdentifier", .integer(1...1000), "a new identifier of so many characters"),
    .optional("freshGUID", .onlyTrue, "a new GUID"),
    .optional("freshPIN", .integer(1...12), "a new PIN of so many digits"),
    .optional("now", .text(.words), "the time of composing, in this date format"),
    .optional("created", .text(.id), "the name of a resource of this kind, created for the request"),
    .optional("pinBlock", .object(.pinBlock), "a new PIN in a sealed ISO 9564 block"),
  ]

  static let control = ObjectShape(
    title: "a control", summary: "Where a request value comes from.", members: sources,
    exactlyOneOf: [sources.map(\.name)])

  static let stepValue = ObjectShape(
    title: "a value of a step", summary: "Where a value of a scenario's request comes from.",
    members: sources + [.optional("earlier", .object(.earlier), "what an earlier step sent or received")],
    exactlyOneOf: [sources.map(\.name) + ["earlier"]])

  static let pinBlock = ObjectShape(
    title: "a PIN block", summary: "A PIN in an ISO 9564 block, sealed under a key.",
    members: [
      .required("format", .integer(0...4), "the block's format: 0, 1, 3 (3DES) or 4 (AES)"),
      .optional("pan", .text(.name), "the binding with the card number; none in format 1"),
      .required("key", .text(.name), "the binding with the key"),
    ])

  static let freshness = ObjectShape(
    title: "a freshness", summary: "How far from now a date in an answer may lie.",
    members: [
      .required("zones", .list(.integer(-12...14), atLeast: 2), "first and last time zone, hours east of UTC"),
      .required("toleranceSeconds", .integer(0...86_400), "tolerance on either side"),
    ])

  static let earlier = ObjectShape(
    title: "an earlier value", summary: "What an earlier step of a scenario sent or received.",
    members: [
      .required("step", .integer(0...1000), "the step, from 0"),
      .required("side", .word(["request", "response"]), "the message"),
      .required(
        "path", .either([.text(.words), .list(.text(.words), atLeast: 1)]), "the members that lead to it, with dots"),
    ])
}
