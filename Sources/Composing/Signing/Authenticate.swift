import CaseModel
import HTTPCore
import PayloadCrypto

extension Composition {
  /// Adds the header fields of the target's authentication scheme, over the request as it stands.
  mutating func authenticate(_ draft: inout RequestDraft) throws(ComposeFailure) {
    let edits = recipe.edits.compactMap { edit -> AuthenticationEdit? in
      if case .authentication(let edit) = edit { edit } else { nil }
    }
    let matter = SigningMatter(
      method: draft.method, url: composer.target.url(requestTarget: draft.basePath + draft.target),
      body: draft.body ?? [], now: now)
    let fields = try composer.signer.fields(
      for: matter, edits, earlier: earlier, taken: composer.taken, &entropy)
    for field in fields {
      for text in composer.signer.secrets(of: field) { secrets.add(field.name, text) }
    }
    for edit in edits { try check(edit, fields) }
    for field in composer.scheme?.fields(for: matter) ?? [] {
      secrets.add(field.name, field.value)
      draft.fields.append(field.name, field.value)
    }
    for field in fields {
      for text in texts(of: field, edits) {
        if edits.contains(.inQuery(field.name)) {
          let parameter = "\(OAuth1.percentEncode(field.name))=\(OAuth1.percentEncode(text))"
          draft.target += (draft.target.contains("?") ? "&" : "?") + parameter
        } else {
          draft.fields.append(field.name, text)
        }
      }
    }
  }

  /// What is sent under a field's name: nothing, something else, or the value once or twice.
  private func texts(of field: SignedField, _ edits: [AuthenticationEdit]) -> [String] {
    var texts = [field.value]
    for edit in edits {
      switch edit {
      case .absent(let name) where name == field.name: texts = []
      case .empty(let name) where name == field.name: texts = [""]
      case .malformed(let name) where name == field.name: texts = [composer.signer.malformed(name)]
      case .duplicated(let name) where name == field.name: texts += texts
      case .followed(let name, let more) where name == field.name: texts = texts.map { $0 + more }
      default: continue
      }
    }
    return texts
  }

  /// Whether the scheme has what an edit changes.
  private func check(_ edit: AuthenticationEdit, _ fields: [SignedField]) throws(ComposeFailure) {
    guard !fields.isEmpty else { throw .notApplicable("the target uses no authentication") }
    switch edit {
    case .absent(let name), .empty(let name), .malformed(let name), .duplicated(let name), .followed(let name, _),
      .inQuery(let name):
      if !fields.contains(where: { $0.name == name }) { throw .notApplicable("the scheme has no field \(name)") }
    case .replayed(let step, _):
      if !earlier.indices.contains(step) { throw .notApplicable("step \(step + 1) was not sent") }
    default: break
    }
  }
}
