// The tables of operations and their requests.

extension ObjectShape {
  /// What a request promises beside its fields.
  static let requestParts = ["content-type", "body"]
  /// What an envelope promises.
  static let envelopeParts = ["presence", "sealing", "response"]

  static let operation = ObjectShape(
    title: "an operation", summary: "One method and path.",
    members: [
      .required("operation", .text(.id), "the operation's id"),
      .required("title", .text(.words), "what it does"),
      .required("method", .text(.method), "the HTTP method"),
      .required("path", .text(.path), "the path, appended to the target's URL"),
      .cite,
      .required("request", .object(.request), "what a request is made of"),
      .required("outcomes", .map(names: .format(.id), .object(.outcome)), "what answers mean"),
      .optional("bodies", .map(names: .format(.id), .object(.body)), "response bodies that outcomes name"),
      .optional("successSigns", .list(.object(.condition), atLeast: 1), "any of them marks a success"),
      .optional("failureSigns", .list(.object(.condition), atLeast: 1), "any of them marks a failure"),
      .optional("expect", .map(names: .format(.words), .text(.id)), "outcomes that differ from the general rule"),
      .optional("requirements", .list(.object(.requirement), atLeast: 0), "promises that nothing else gives"),
      .optional("scenarios", .list(.object(.scenario), atLeast: 0), "ordered steps with their outcomes"),
      .optional("creates", .object(.creates), "an accepted request makes a resource"),
      .optional("reads", .object(.reads), "it shows a resource"),
      .optional("replaces", .object(.replaces), "it puts another in the place of a whole resource"),
      .optional("removes", .object(.removes), "it takes a resource away"),
      .optional("lists", .object(.lists), "it shows every resource there is"),
    ], atMostOneOf: ResourceClause.Effect.allCases.map(\.rawValue))

  static let request = ObjectShape(
    title: "a request", summary: "What a request of an operation is made of.",
    members: [
      .optional("path", .list(.object(.requestField), atLeast: 0), "parameters of the path"),
      .optional("query", .list(.object(.requestField), atLeast: 0), "parameters of the query"),
      .optional("headers", .list(.object(.requestField), atLeast: 0), "header fields"),
      .optional("contentTypes", .mediaTypes, "media types of the body, the control's first; no body when absent"),
      .optional("openContentTypes", .mediaTypes, "media types the documents leave open"),
      .optional("body", .list(.object(.requestField), atLeast: 0), "members of the JSON body"),
      .optional("envelope", .object(.envelope), "how the body is sealed"),
      .optional("constantHeaders", .list(.object(.constantHeader), atLeast: 0), "header fields of every request"),
      .inheritedCite, .level, .judge,
      .optional("requirements", .overrides(requestParts), "promises that differ from the rule"),
    ])

  static let constantHeader = ObjectShape(
    title: "a constant header", summary: "A header field that every request carries and that is no promise.",
    members: [
      .required("name", .text(.header), "the field's name"),
      .required("value", .text(.any), "the field's value"),
    ])

  static let envelope = ObjectShape(
    title: "an envelope", summary: "How a body is sealed into one member of an outer object.",
    members: [
      .required("member", .text(.words), "the outer member"),
      .required("cipher", .word(Envelope.Cipher.allCases.map(\.rawValue)), "the cipher"),
      .required("key", .text(.name), "the binding with the key"),
      .optional("keyEncoding", .text(.name), "the binding that says how the key is written"),
      .optional("ivPlacement", .text(.name), "the binding that says where the IV stands"),
      .optional("iv", .text(.name), "the binding with a fixed IV"),
      .inheritedCite, .level, .judge,
      .optional("requirements", .overrides(envelopeParts), "promises that differ from the rule"),
    ])
}
