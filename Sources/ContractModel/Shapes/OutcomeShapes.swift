// The tables of what answers mean and what they look like, and of written-out promises.

extension ObjectShape {
  /// What a body promises beside its fields.
  static let bodyParts = ["fault-name", "fault-code"]

  static let outcome = ObjectShape(
    title: "an outcome", summary: "What an answer means, in every form the documents allow.",
    members: [
      .statement, .inheritedCite, .level, .judge, .notObservable,
      .required("forms", .list(.object(.form), atLeast: 1), "every form it may take"),
    ])

  static let form = ObjectShape(
    title: "a form", summary: "One form an outcome may take.",
    members: [
      .required("statuses", .list(.text(.status), atLeast: 1), "statuses and ranges of them"),
      .required("body", .text(.id), "none, open, or the name of a body"),
      .optional("when", .list(.object(.condition), atLeast: 0), "what must hold beside the status"),
      .optional("clauses", .list(.object(.clause), atLeast: 0), "what it must show, each a requirement"),
    ])

  private static let subjects: [MemberShape] = [
    .optional("member", .text(.words), "a member of the body, with dots"),
    .optional("header", .text(.header), "a header field"),
    .optional("reason", .onlyTrue, "the reason phrase"),
  ]

  private static let tests: [MemberShape] = [
    .optional("present", .onlyTrue, "it is there"),
    .optional("absent", .onlyTrue, "it is not there"),
    .optional("isOneOf", .list(.text(.any), atLeast: 1), "its text is one of these"),
    .optional("isNoneOf", .list(.text(.any), atLeast: 1), "it is there and its text is none of these"),
    .optional("matches", .text(.words), "its text holds a match of this regular expression"),
  ]

  private static let holdsWhenAbsent = MemberShape.optional(
    "optional", .flag, "whether it holds too when its subject is not there")

  private static let oneSubjectAndTest = [subjects.map(\.name), tests.map(\.name)]

  static let condition = ObjectShape(
    title: "a condition", summary: "Something an answer shows.", members: subjects + tests + [holdsWhenAbsent],
    exactlyOneOf: oneSubjectAndTest)

  static let clause = ObjectShape(
    title: "a clause", summary: "A condition that is a requirement of its own.",
    members: [
      .required("aspect", .text(.aspect), "the last part of the requirement's id"),
      .optional(
        "statement", .text(.words), "what is; left out where an earlier clause of the same aspect says it"),
      .inheritedCite, .level, .judge, .notObservable,
    ] + subjects + tests + [holdsWhenAbsent],
    exactlyOneOf: oneSubjectAndTest)

  static let body = ObjectShape(
    title: "a body", summary: "A response body that outcomes name.",
    members: [
      .optional("contentTypes", .mediaTypes, "media types it may have; open when absent"),
      .optional("sealed", .flag, "whether it is sealed in the request's envelope"),
      .optional("mayBeAbsent", .flag, "whether no body conforms too"),
      .optional("members", .list(.object(.responseField), atLeast: 0), "members of the JSON object"),
      .optional("headers", .list(.object(.responseField), atLeast: 0), "header fields beside it"),
      .optional("fault", .object(.fault), "set when the only member is named after the fault"),
      .inheritedCite, .level, .judge,
      .optional("requirements", .overrides(bodyParts), "promises that differ from the rule"),
    ])

  static let fault = ObjectShape(
    title: "a fault object", summary: "An error body whose only member is named after the fault.",
    members: [
      .optional("names", .map(names: .format(.status), .texts), "names documented for a status"),
      .optional("generalNames", .texts, "names that fit any status"),
      .optional("codeMember", .text(.words), "the member that repeats the status; code when absent"),
      .optional("messageMember", .text(.words), "the member with text for people; message when absent"),
    ])

  static let override = ObjectShape(
    title: "an override", summary: "How a derived requirement differs from the rule.",
    members: [
      .optional("statement", .text(.words), "what is, in our own words, under 90 characters"),
      .inheritedCite, .level, .judge, .notObservable,
    ])

  static let requirement = ObjectShape(
    title: "a requirement", summary: "A promise that no field and no outcome gives.",
    members: [
      .required("aspect", .text(.aspect), "the last part of the requirement's id"),
      .level, .judge,
      .optional("suite", .suite, "whose promise it is; documented when absent"),
      .statement, .cite, .notObservable,
    ])

  static let scenario = ObjectShape(
    title: "a scenario", summary: "Ordered steps with what each brings: a requirement of its own.",
    members: [
      .required("aspect", .text(.aspect), "the last part of the requirement's id"),
      .statement, .level, .judge,
      .optional("suite", .suite, "whose promise it is; documented when absent"),
      .required("title", .text(.words), "what happens"),
      .cite,
      .required("steps", .list(.object(.step), atLeast: 1), "one request each"),
      .optional("alsoShows", .list(.text(.aspect), atLeast: 0), "further requirements it can show broken"),
    ])

  static let step = ObjectShape(
    title: "a step", summary: "One request of a scenario.",
    members: [
      .optional("operation", .text(.id), "the operation; the scenario's own when absent"),
      .optional("values", .map(names: .format(.words), .object(.stepValue)), "values by field id"),
      .optional("without", .list(.text(.words), atLeast: 0), "ids of fields left out"),
      .required("expect", .list(.text(.id), atLeast: 1), "outcomes that conform; open alone for any"),
      .optional("where", .list(.object(.condition), atLeast: 0), "what the answer must show beside"),
    ])

  static let baseline = ObjectShape(
    title: "a baseline", summary: "Promises that every operation of every contract inherits.",
    members: [
      .schema,
      .required("baseline", .text(.version), "the baseline's version"),
      .documents,
      .required("requirements", .list(.object(.inherited), atLeast: 1), "the promises"),
    ])

  static let inherited = ObjectShape(
    title: "a baseline requirement", summary: "A promise that operations inherit.",
    members: [
      .required("aspect", .text(.aspect), "the last part of the requirement's id, http.… or security.…"),
      .level, .judge,
      .optional("suite", .suite, "whose promise it is; http or security, as the aspect starts, when absent"),
      .statement, .cite, .notObservable,
      .optional(
        "needs", .word(Baseline.Need.allCases.map(\.rawValue)), "what an operation must have to inherit it"),
    ])
}
