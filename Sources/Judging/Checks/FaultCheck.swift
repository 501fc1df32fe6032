import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// An error body is one member named after the fault, whose code is the HTTP status.
///
/// Where no document names the fault of a status, what answers may be a front end with a text of its own: a body that
/// is not JSON and does not say so passes there, and a JSON one may have any name.
struct FaultCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let shape = context.shape, let fault = shape.fault, let response = context.response, !response.body.isEmpty,
      context.sent.method != "HEAD"
    else { return }
    let nameAspect = "response.\(shape.name).fault-name"
    let names = fault.names[response.status].map { $0 + fault.generalNames }
    let expected = "one member \(names?.joined(separator: " or ") ?? "named after the fault")"
    guard let body = context.reading?.value else {
      // A text that claims to be JSON is another breach.
      guard names != nil, context.saysJSON == false else { return }
      return context.fail(
        nameAspect, "the error body is no fault", expected: expected,
        actual: "\(response.body.count) bytes of \(shortened(response.fields["Content-Type"] ?? "text", to: 40))",
        at: "body")
    }
    let found = (body.members ?? []).filter { member in
      names?.contains(member.name) ?? (member.value.members != nil)
    }
    // Of several objects under names that nobody documented, the one with a code is the fault.
    let named = names == nil ? found.first { $0.value[fault.codeMember] != nil } ?? found.first : found.first
    guard let member = named, found.count == 1 || names == nil else {
      let shown = body.members?.map(\.name).joined(separator: ", ") ?? body.kindName
      return context.fail(
        nameAspect, "the error body is not named after the fault", expected: expected,
        actual: shown.isEmpty ? "an empty object" : shortened(shown), at: "body")
    }
    guard member.value.members != nil else {
      return context.fail(
        nameAspect, "the fault is no object", expected: "an object \(member.name)", actual: member.value.kindName,
        at: "response.\(member.name)")
    }
    // Any name keeps a promise that names none.
    if names != nil { context.hold(nameAspect) }
    judgeCode(of: member, fault, in: shape, response.status, &context)
  }

  private func judgeCode(
    of member: JSONMember, _ fault: FaultObject, in shape: BodyShape, _ status: Int, _ context: inout JudgingContext
  ) {
    let aspect = "response.\(shape.name).fault-code"
    let code = member.value[fault.codeMember]
    if code?.number?.integerReading == "\(status)" || code?.string == "\(status)" { return context.hold(aspect) }
    context.fail(
      aspect, "the fault's code is not the status", expected: "\(fault.codeMember) \(status)",
      actual: code.map { shortened($0.scalarText, to: 40) } ?? "absent",
      at: "response.\(member.name).\(fault.codeMember)")
  }
}
