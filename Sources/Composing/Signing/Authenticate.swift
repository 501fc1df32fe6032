import CaseModel

extension Composition {
  /// Adds the header fields of the target's authentication scheme.
  mutating func authenticate(_ draft: inout RequestDraft) throws(ComposeFailure) {
    for case .authentication in recipe.edits {
      throw .notApplicable("the target uses no authentication")
    }
  }
}
