import ConformanceKit

/// `conform plan`: the cases of a contract, without traffic.
enum PlanCommand: Command {
  static let name = "plan"
  static let summary = "list the cases of a contract; nothing is sent"
  static let operands = "CONTRACT [options]"
  static let mostOperands: Int? = 1
  static let options: [Option] = RunOptions.plan + [.authentication, .contracts, .verbose]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let settings = RunSettings(arguments, &complaints)
    let contract = ContractInput.one(arguments, &complaints)
    let scheme = contract?.authentication(arguments, &complaints)
    guard let contract, let scheme, complaints.isEmpty else { throw UsageFailure(complaints) }
    let plan = ConformanceSession(settings: settings).plan(contract, authentication: scheme)
    guard !plan.groups.isEmpty else { throw emptyPlan(settings, of: [contract]) }
    for group in plan.groups {
      for value in group.cases {
        Terminal.out("\(value.id)\n    \(value.title) (expects \(ExpectationText.line(of: value)))")
      }
    }
    let numbers = "\(counted(plan.cases.count, "case")) in \(counted(plan.groups.count, "group"))"
    Terminal.out("\n\(numbers); \(counted(plan.unexercised.count, "requirement")) without a case")
    if arguments.has(.verbose) {
      for (id, reason) in plan.unexercised.sorted(by: { $0.key < $1.key }) { Terminal.out("  \(id): \(reason)") }
    }
    return .done
  }
}
