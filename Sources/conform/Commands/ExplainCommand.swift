import ConformanceKit

/// `conform explain`: what is behind a requirement or a case.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "tell what a requirement or case says, where it comes from, and what would be sent"
  static let operands = "[CONTRACT FILE] ID"
  static let mostOperands: Int? = 2
  static let options: [Option] = [.contracts, .suite, .seed]

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    var complaints = arguments.complaints
    let settings = RunSettings(arguments, &complaints)
    let input = ContractInput(arguments, &complaints)
    let words = arguments.operands.filter { !ContractInput.isFile($0) }
    if words.isEmpty { complaints.add("name the id of a requirement or case; conform list shows them") }
    for word in words.dropFirst() { complaints.add("\(quoted(word)) is one word too many") }
    guard let id = words.first, let library = input?.library, complaints.isEmpty else {
      throw UsageFailure(complaints)
    }
    let name = id.prefix { $0 != "/" }
    guard let contract = library.contract(String(name)) else {
      throw UsageFailure("\(quoted(id)): " + unknown("contract", String(name), among: library.ids))
    }
    let session = ConformanceSession(settings: settings)
    let plans = contract.authentication.map { ($0.name, session.plan(contract, authentication: $0.name)) }
    if let requirement = contract.requirement(id) {
      let cases = plans.flatMap { $0.1.cases }.filter { $0.requirements.contains(id) }
      for line in RequirementText.lines(requirement, in: contract, cases: cases) { Terminal.out(line) }
      return .done
    }
    for (scheme, plan) in plans {
      guard let value = plan.cases.first(where: { $0.id == id }) else { continue }
      for line in CaseText.lines(value, in: contract, authentication: scheme) { Terminal.out(line) }
      return .done
    }
    let ids = contract.requirements.map(\.id) + plans.flatMap { $0.1.cases.map(\.id) }
    throw UsageFailure(unknownID(id, among: ids))
  }

  private static func unknownID(_ id: String, among ids: [String]) -> String {
    let longer = ids.filter { $0.hasPrefix(id) }
    if let first = longer.first {
      return "\(quoted(id)) is the beginning of \(counted(longer.count, "id")); the first is \(quoted(first))"
    }
    let near = didYouMean(nearest(id, among: ids))
    return "unknown id \(quoted(id))" + (near.isEmpty ? "; conform list and conform plan show all" : near)
  }
}
