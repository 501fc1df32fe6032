extension ContractLint {
  /// Holds logins against bindings and schemes.
  mutating func checkLogins() {
    let bindings = contract.bindings.map(\.name)
    for login in contract.logins {
      check(login.gives, among: bindings, "binding", at: login.location, ["gives"])
      for name in login.bindings { check(name, among: bindings, "binding", at: login.location, ["body"]) }
      if login.path.contains("{") {
        report(
          "the path of a login has parameters", hint: "write it as it is sent", at: login.location, ["path"])
      }
      let isSecret = contract.bindings.first { $0.name == login.gives }?.isSecret ?? true
      if !isSecret {
        report(
          "what a login gives is no secret: \"\(login.gives)\"", hint: "give the binding \"secret\": true",
          at: login.location, ["gives"])
      }
      let signers = contract.authentication.filter { $0.bindings.values.contains(login.gives) }
      if login.isSigned, signers.isEmpty {
        report(
          "no authentication scheme uses \"\(login.gives)\"", hint: "leave out \"signed\"", at: login.location,
          ["signed"])
      }
    }
  }
}
