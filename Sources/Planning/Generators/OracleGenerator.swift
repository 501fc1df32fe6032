import CaseModel
import ContractModel

/// Tokens that fail in their padding and tokens that fail in their content: the answers must look alike, or the
/// difference decrypts tokens for anyone (NIST SP 800-38A app. A; CWE-208 family, padding oracle).
struct OracleGenerator: CaseGenerator {
  let name = "oracle"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    guard let envelope = context.operation.request.envelope, !envelope.cipher.isAuthenticated else { return [] }
    func step(_ edit: SealEdit) -> Step {
      Step(recipe: Recipe(operation: context.operation.id, edits: [.seal(edit)]), expectation: .refused)
    }
    // Turning a bit of the last byte but one block breaks the padding; turning one of the first byte breaks the
    // content and leaves the padding whole.
    return [
      context.steps(
        ["security.oracle"], "padding", group: "security.oracle", changed: "padding broken, then content broken",
        steps: [step(.flipped(-17)), step(.flipped(0)), step(.flipped(-17)), step(.flipped(0))], kind: .negative,
        order: .alike, title: "broken padding and broken content are answered alike")
    ].compactMap { $0 }
  }
}
