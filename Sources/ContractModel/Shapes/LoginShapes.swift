extension ObjectShape {
  static let login = ObjectShape(
    title: "a login", summary: "How a credential is obtained that the target does not give.",
    members: [
      .required("gives", .text(.name), "the binding whose value the answer brings"),
      .required("method", .text(.method), "the HTTP method"),
      .required("path", .text(.path), "the path, appended to the target's URL"),
      .optional("body", .anything, "the JSON body; a text {name} stands for the value of that binding"),
      .optional("signed", .flag, "whether the authentication scheme signs the request, without the credential"),
      .optional("answer", .word(Login.Answer.allCases.map(\.rawValue)), "what the answer is; json when absent"),
      .required("token", .text(.words), "where the credential stands in the answer, names with dots between"),
      .optional("expires", .text(.words), "where the moment stands at which the credential is over"),
      .cite,
    ])
}
