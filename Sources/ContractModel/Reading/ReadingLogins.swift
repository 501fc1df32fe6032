import JSONCore

extension FileReading {
  func login(_ value: JSONValue) -> Login {
    Login(
      gives: value.text("gives") ?? "", method: value.text("method") ?? "", path: value.text("path") ?? "",
      body: value["body"], isSigned: value.flag("signed"),
      answer: value.text("answer").flatMap(Login.Answer.init) ?? .json,
      token: value.text("token").map(Self.path) ?? [], expires: value.text("expires").map(Self.path) ?? [],
      citations: cited(value).citations, location: problems.location(value))
  }
}
