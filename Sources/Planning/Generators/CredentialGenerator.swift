import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// Credentials altered at their ends, cut short, extended, in other case, of no known form, made elsewhere, and sent
/// twice.
struct CredentialGenerator: CaseGenerator {
  let name = "credential"

  func cases(in context: GenerationContext) -> [GroupedCase] {
    context.operation.requestFields.filter(\.isCredential).flatMap { field -> [GroupedCase] in
      var result = Self.texts.map { make(field, $0.0, "\(field.shownName) \($0.2)", .text($0.1), context) }
      result.append(
        make(
          field, "formless", .foreign, "\(field.shownName) of no known form", .json(.string(Self.formless)), context))
      if !field.identifies {
        let expectation = context.expectation(of: .foreign, in: field, otherwise: context.refusal(of: field))
        result.append(Injection.into(field, field.aspect(.credential), expectation, context))
      }
      // Only where the contract says what such a credential is made of.
      result += Self.parts.filter { field.expectations[$0.0] != nil }.map {
        make(field, $0.0, "\(field.shownName) with \($0.2)", .text(.compact($0.1)), context)
      }
      if field.expectations[.foreign] != nil {
        result.append(make(field, .foreign, "\(field.shownName) made elsewhere", .unknown, context))
      }
      // Which of two equal fields a server reads is left open.
      let twice = context.expectation(of: .duplicate, in: field, otherwise: context.open(field))
      result.append(
        context.oneStep(
          [field.aspect(.credential)], Mutation.duplicate.rawValue, group: field.group,
          changed: "\(field.shownName) sent twice", edits: [.duplicate(field.id, .text(.alterLast))], expecting: twice,
          needs: context.optionalBindings(of: field)))
      return result.compactMap { $0 }
    }
  }

  /// A value that stands nowhere else: like every credential that was sent, it is a secret to reports.
  private static let formless = "f0rml3ss-4d1c8e27"

  private static let texts: [(Mutation, TextEdit, String)] = [
    (.alteredStart, .alterFirst, "altered at its start"),
    (.alteredEnd, .alterLast, "altered at its end"),
    (.truncated, .dropLast(1), "cut short"),
    (.extended, .append("A"), "extended"),
    (.otherCase, .swapCase, "in the other case"),
  ]

  private static let parts: [(Mutation, CompactEdit, String)] = [
    (.algorithmNone, .algorithm("none"), "alg none"),
    (.algorithmNoneInOtherCase, .algorithm("nOnE"), "alg nOnE"),
    (.alteredHeader, .header, "an altered header"),
    (.encryptedKey, .encryptedKey, "an encrypted key where none belongs"),
    (.alteredIV, .vector, "an altered initialisation vector"),
    (.alteredCiphertext, .ciphertext, "an altered ciphertext"),
    (.alteredTag, .tag, "an altered tag"),
    (.shortTag, .shortTag, "half of its tag"),
  ]

  private func make(
    _ field: Field, _ mutation: Mutation, _ changed: String, _ replacement: Replacement, _ context: GenerationContext
  ) -> GroupedCase? {
    make(field, mutation.rawValue, mutation, changed, replacement, context)
  }

  private func make(
    _ field: Field, _ name: String, _ mutation: Mutation, _ changed: String, _ replacement: Replacement,
    _ context: GenerationContext
  ) -> GroupedCase? {
    context.oneStep(
      [field.aspect(.credential)], name, group: field.group, changed: changed,
      edits: [.replace(field.id, replacement)],
      expecting: context.expectation(of: mutation, in: field, otherwise: context.refusal(of: field)),
      needs: context.optionalBindings(of: field))
  }
}
