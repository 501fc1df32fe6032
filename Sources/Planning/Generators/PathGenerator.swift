import CaseModel
import ContractModel

/// The path with one segment more, in other case, and with a slash behind it.
struct PathGenerator: CaseGenerator {
  let name = "path"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    [
      make("trailing-segment", "a path with one segment more", .pathAppending("/unknown"), .notServed, context),
      make("glued-segment", "a path whose last segment goes on", .pathAppending("x"), .notServed, context),
      make("trailing-slash", "a path with a slash behind it", .pathAppending("/"), .open, context),
      make("other-case", "a path in other case", .pathUppercased, .open, context),
      make("query", "an unknown query parameter", .addQuery("conformanceProbe=1"), .open, context),
    ].compactMap { $0 }
  }

  private func make(
    _ name: String, _ words: String, _ edit: Edit, _ otherwise: Expectation, _ context: GenerationContext
  ) -> GroupedCase? {
    var expectation = context.operation.expectations["path.\(name)"].map { Expectation([$0]) } ?? otherwise
    expectation.earlyRefusal = .answerOrClose
    return context.oneStep(["path"], name, group: "path", changed: words, edits: [edit], expecting: expectation)
  }
}
