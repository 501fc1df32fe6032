import CaseModel
import ContractModel

/// One way of breaking a value's format: what is done to the text and what it brings.
struct FormatBreak {
  var mutation: Mutation
  var edit: TextEdit
  var words: String
  var expectation: Expectation
  /// The last part of the case's id.
  var name: String

  init(
    _ mutation: Mutation, _ edit: TextEdit, _ words: String, _ expectation: Expectation = .refused, name: String? = nil
  ) {
    self.mutation = mutation
    self.name = name ?? mutation.rawValue
    self.edit = edit
    self.words = words
    self.expectation = expectation
  }
}

extension GenerationContext {
  /// The cases that break the format of every field of a kind.
  func formatCases(of breaks: [FormatBreak], where isKind: (Field) -> Bool) -> [GroupedCase] {
    operation.requestFields.filter { isKind($0) && $0.control != nil && $0.place != .path }.flatMap { field in
      breaks.compactMap { item in
        let otherwise = item.expectation == .refused ? refusal(of: field) : item.expectation
        var expectation = expectation(of: item.mutation, in: field, otherwise: otherwise)
        if expectation.isOpen { expectation.freeEchoes = [field.id] }
        return oneStep(
          [field.aspect(.format)], item.name, group: field.group,
          changed: "\(field.shownName) \(item.words)", edits: [.replace(field.id, .text(item.edit))],
          expecting: expectation, needs: optionalBindings(of: field))
      }
    }
  }
}
