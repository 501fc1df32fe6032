import JSONCore

extension SelfTestMatrix {
  /// The whole matrix as JSON: equal results give equal bytes.
  public var json: [UInt8] {
    let names = { (values: [String: String]) in
      JSONValue.object(values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }
    return JSONValue.object([
      ("format", .number(2)), ("generators", names(generators)), ("checks", names(checks)),
      ("contracts", .array(records.map(\.json))),
    ]).bytes(.pretty) + [0x0A]
  }
}

extension SelfTestRecord {
  fileprivate var json: JSONValue {
    .object([
      ("contract", .string(contract)), ("version", .string(version)), ("sha256", .string(sha256)),
      ("subjects", .string(subjects)), ("authentication", .string(authentication)), ("passed", .bool(passed)),
      ("faults", .array(faults.map(\.json))), ("variants", .array(variants.map(\.json))),
      ("degenerates", .array(degenerates.map(\.json))), ("withoutFault", Self.texts(withoutFault)),
      ("killedAsideOnly", Self.texts(aside)), ("idleCases", Self.texts(idleCases)),
      ("notObservable", .object(notObservable.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ])
  }

  fileprivate static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}

extension SelfTestRecord.FaultResult {
  /// How many of the cases and of the broken requirements are named; the counts say how many there are.
  private static let mostNamed = 6

  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("requirement", .string(requirement)), ("outcome", .string(outcome.rawValue)),
      ("broken", SelfTestRecord.texts(Array(broken.prefix(Self.mostNamed)))),
      ("cases", SelfTestRecord.texts(Array(cases.prefix(Self.mostNamed)))), ("caseCount", .number(cases.count)),
      ("generators", SelfTestRecord.texts(generators)), ("checks", SelfTestRecord.texts(checks)),
      ("verdict", .string(verdict)),
    ])
  }
}

extension SelfTestRecord.VariantResult {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("summary", .string(summary)), ("passed", .bool(passed)),
      ("complaints", SelfTestRecord.texts(complaints)), ("verdict", .string(verdict)),
    ])
  }
}

extension SelfTestRecord.DegenerateResult {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("verdict", .string(verdict)), ("proved", SelfTestRecord.texts(proved)),
      ("sentence", .string(sentence)), ("passed", .bool(passed)),
    ])
  }
}
