import CaseModel
import ContractModel

/// The requirements of one contract counted by suite and level.
struct ContractCoverage: Sendable {
  var contract = ""
  var rows: [Coverage.Row] = []
}

extension Shape where Value == ContractCoverage {
  static var coverage: Shape {
    .object(
      "coverage", blank: { ContractCoverage() },
      [.member("contract", \.contract, .string), .member("rows", \.rows, .list(.coverageRow))])
  }
}

extension Shape where Value == Coverage.Row {
  static var coverageRow: Shape {
    .object(
      "coverageRow", blank: { Coverage.Row(suite: .documented, level: .must, counts: [:]) },
      [
        .member("suite", \.suite, .word(Suite.allCases)), .member("level", \.level, .word(Level.allCases)),
        .member("requirements", \.counts, .counts(RequirementRecord.Status.allCases, optional: [.waived])),
      ])
  }
}
