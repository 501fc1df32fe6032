import CaseModel
import ContractModel

extension Shape where Value == RequirementRecord {
  static var requirementRecord: Shape {
    .object(
      "requirementRecord", blank: { RequirementRecord(requirement: blankRequirement, status: .undecided) },
      [
        .member("requirement", \.requirement, .requirement),
        .member("status", \.status, .word(RequirementRecord.Status.allCases)),
        .optional("reason", \.reason, .string, "why it is undecided or not exercised"),
        .member("cases", \.cases, .list(.string), "ids of the cases made for it or with findings of it"),
      ])
  }
}

private let blankRequirement = Requirement(id: "", operation: "", statement: "")

extension Shape where Value == Requirement {
  static var requirement: Shape {
    .object(
      "requirement", blank: { blankRequirement },
      [
        .member("id", \.id, .string, "contract/operation/aspect"), .member("operation", \.operation, .string),
        .member("level", \.level, .word(Level.allCases)), .member("statement", \.statement, .string),
        .member("citations", \.citations, .list(.citation)), .member("suite", \.suite, .word(Suite.allCases)),
        .member("layer", \.layer, .word(Layer.allCases)),
        .optional("notObservable", \.notObservable, .string, "why nobody outside could see it broken"),
        .member("location", \.location, .location),
      ])
  }
}

extension Shape where Value == SourceLocation {
  static var location: Shape {
    .object(
      "location", blank: { SourceLocation() },
      [
        .member("line", \.line, .integer, "in the contract's file, from 1; 0 when unknown"),
        .member("column", \.column, .integer),
      ])
  }
}

extension Shape where Value == Citation {
  static var citation: Shape {
    .object(
      "citation", blank: { Citation(document: "") },
      [
        .member("document", \.document, .string), .member("title", \.title, .string),
        .optional("lines", \.lines, .lines, "first and last line of the stored file"),
        .optional("section", \.section, .string), .optional("sha256", \.sha256, .string, "of the stored file"),
        .member("provenance", \.provenance, .word(Provenance.allCases)),
      ])
  }
}
