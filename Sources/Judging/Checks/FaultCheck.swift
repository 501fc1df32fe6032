import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// An error body is one member named after the fault, whose code is the HTTP status.
struct FaultCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let shape = context.shape, let fault = shape.fault, let status = context.response?.status,
      let members = context.reading?.value.members
    else { return }
    let nameAspect = "response.\(shape.name).fault-name"
    let codeAspect = "response.\(shape.name).fault-code"
    let documented = fault.names[status]
    let names = documented.map { $0 + fault.generalNames }
    let found = members.filter { member in names.map { $0.contains(member.name) } ?? (member.value.members != nil) }
    guard let member = found.first, found.count == 1 else {
      return context.fail(
        nameAspect, "the error body is not named after the fault",
        expected: "one member \(names?.joined(separator: " or ") ?? "named after the fault")",
        actual: shortened(members.map(\.name).joined(separator: ", ")), at: "body")
    }
    guard member.value.members != nil else {
      return context.fail(
        nameAspect, "the fault is no object", expected: "an object \(member.name)", actual: member.value.kindName,
        at: "response.\(member.name)")
    }
    context.hold(nameAspect)
    let code = member.value[fault.codeMember]
    if code?.number?.integerReading == "\(status)" || code?.string == "\(status)" {
      context.hold(codeAspect)
    } else {
      context.fail(
        codeAspect, "the fault's code is not the status", expected: "\(fault.codeMember) \(status)",
        actual: code.map { shortened($0.scalarText, to: 40) } ?? "absent",
        at: "response.\(member.name).\(fault.codeMember)")
    }
  }
}
