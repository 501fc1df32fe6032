import CaseModel
import Composing
import ContractModel
import HTTPCore
import JSONCore

/// Bytes that look random and are the same in every run (SplitMix64).
struct FixedEntropy: EntropySource {
  var state: UInt64 = 7

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
    }
  }
}

/// A source whose bytes are all the same.
struct StuckEntropy: EntropySource {
  var byte: UInt8
  var short = false

  mutating func bytes(_ count: Int) -> [UInt8] { Array(repeating: byte, count: short ? 0 : count) }
}

extension Field {
  /// A request field of the body's top level with a literal or other control.
  static func member(
    _ name: String, _ base: FieldType.Base = .string, _ control: ValueSource? = nil,
    _ change: (inout Field) -> Void = { _ in }
  ) -> Field {
    var field = Field(name: name, path: [name], type: FieldType(base), control: control)
    change(&field)
    return field
  }

  static func header(_ name: String, _ control: ValueSource, _ change: (inout Field) -> Void = { _ in }) -> Field {
    var field = Field(name: name, place: .header, path: [name], type: FieldType(.string), control: control)
    change(&field)
    return field
  }
}

/// A contract of one operation with something of everything.
enum Sample {
  static func contract(
    method: String = "POST", path: String = "/api/{user}/resetPin", pathFields: [Field]? = nil, query: [Field] = [],
    headers: [Field] = [], body: [Field] = [], contentTypes: [String] = ["application/json"],
    envelope: Envelope? = nil, bindings: [Binding] = [], authentication: [Authentication] = [.none]
  ) -> Contract {
    let user = Field(name: "user", place: .path, path: ["user"], type: FieldType(.string), control: .literal("u-1 é"))
    let operation = Operation(
      id: "reset", method: method, path: path,
      request: RequestShape(
        path: pathFields ?? [user], query: query, headers: headers, contentTypes: contentTypes, body: body,
        envelope: envelope))
    return Contract(
      id: "sample", version: "1.0.0", title: "Sample", source: ContractSource(file: "sample.json"),
      bindings: bindings, authentication: authentication, operations: [operation])
  }

  static func composer(_ contract: Contract, _ bindings: Bindings = Bindings()) throws -> Composer {
    try Composer(contract: contract, target: TargetURL("http://127.0.0.1:8080/base/"), bindings: bindings)
  }

  /// Composes one request of the operation at 2026-03-04 05:06:07 UTC.
  static func send(
    _ composer: Composer, _ edits: [Edit] = [], values: [String: ValueSource] = [:], earlier: [EarlierStep] = []
  ) throws -> SentRequest {
    var entropy = FixedEntropy()
    var lists = ListCursor()
    return try composer.compose(
      Recipe(operation: "reset", values: values, edits: edits), now: 1_772_600_767, entropy: &entropy, lists: &lists,
      earlier: earlier)
  }

  /// The body of a request whose only field is this one, with one replacement.
  static func body(_ field: Field, _ edits: [Edit], _ bindings: Bindings = Bindings()) throws -> String {
    let names = bindings.values.keys.sorted()
    let contract = contract(
      body: [field], bindings: names.map { Binding(name: $0, summary: $0, isRequired: false) })
    let sent = try send(composer(contract, bindings), edits)
    return String(decoding: sent.request.body, as: UTF8.self)
  }

  static func text(_ sent: SentRequest) -> String { String(decoding: sent.bytes, as: UTF8.self) }
}
