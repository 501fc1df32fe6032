import CaseModel
import ContractModel
import JSONCore

/// Bodies that are no JSON object: absent, cut, followed by garbage, of another kind. Each layer of a sealed body has
/// its own cases.
struct BodyGenerator: CaseGenerator {
  let name = "body"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard context.operation.request.hasBody else { return [] }
    let bytes = { (text: String) in Array(text.utf8) }
    let broken: [(String, BodyEdit, String)] = [
      ("absent", .absent, "no body"), ("blank", .replaced(bytes(" \r\n ")), "a body of white space"),
      ("truncated", .truncated(1), "a body cut before its last byte"),
      ("half", .truncated(20), "a body cut in its middle"),
      ("not-json", .replaced(bytes("reset=please&pin=no")), "a body that is not JSON"),
      ("scalar", .replaced(bytes("\"text\"")), "a body that is a string"),
      ("null", .replaced(bytes("null")), "a body that is null"),
      ("number", .replaced(bytes("42")), "a body that is a number"),
      ("in-array", .inArray, "a body inside an array"),
      ("trailing-garbage", .append(bytes("x")), "a body followed by garbage"),
      ("trailing-object", .append(bytes("{}")), "a body followed by another"),
      ("bad-utf8", .prepend([0xFF, 0xFE]), "a body that is not UTF-8"),
    ]
    var result: [GroupedCase?] = []
    let isSealed = context.operation.request.envelope != nil
    for (name, edit, words) in broken {
      result.append(make(name, .wireBody(edit), words, .refused, isBroken: true, context))
      if isSealed {
        result.append(make("inner-\(name)", .innerBody(edit), "\(words), sealed", .refused, isBroken: true, context))
      }
    }
    let empty = BodyEdit.replaced(bytes("{}"))
    let lacksMembers: Expectation = isSealed || needsMembers(context) ? .refused : .open
    result += [
      make("empty-object", .wireBody(empty), "a body without members", lacksMembers, context),
      isSealed
        ? make(
          "inner-empty-object", .innerBody(empty), "a body without members, sealed",
          needsMembers(context) ? .refused : .open, context) : nil,
      // A reader may skip a byte order mark (RFC 8259 §8.1).
      make(
        "byte-order-mark", .wireBody(.prepend([0xEF, 0xBB, 0xBF])), "a body behind a byte order mark", .open,
        isBroken: true, context),
      make(
        "unknown-member", .addMember(parent: [], name: "conformanceProbe", value: .string("x")),
        "a member nobody knows", .open, context),
    ]
    return result.compactMap { $0 }
  }

  private func needsMembers(_ context: GenerationContext) -> Bool {
    context.operation.request.body.contains { $0.presence == .required }
  }

  /// - Parameter isBroken: whether the body is no JSON object, so that a reader may give up on it before the
  ///   application sees it. It is short and sent whole: a close leaves the caller without the answer that is due.
  private func make(
    _ name: String, _ edit: Edit, _ words: String, _ otherwise: Expectation, isBroken: Bool = false,
    _ context: GenerationContext
  ) -> GroupedCase? {
    let outcome = context.operation.expectations["body.\(name)"]
    var expectation = outcome.map { Expectation([$0]) } ?? otherwise
    expectation.earlyRefusal = isBroken ? .answer : .none
    return context.oneStep(
      ["request.body"], name, group: "request.body", changed: words, edits: [edit], expecting: expectation)
  }
}
