import CaseModel
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto

/// One request while it is composed.
struct Composition<Entropy: EntropySource> {
  let composer: Composer
  let operation: Operation
  let recipe: Recipe
  let now: Int64
  let earlier: [EarlierStep]
  var entropy: Entropy
  var lists: ListCursor

  /// The binding values used so far: one element of a list for the whole request.
  var taken: [String: SecretValue] = [:]
  /// The values that fields have in the control, by field id, as far as they were needed.
  var controls: [String: JSONValue] = [:]
  /// The values as sent, by field id.
  var values: [String: JSONValue] = [:]
  var secrets: SecretList

  init(
    composer: Composer, operation: Operation, recipe: Recipe, now: Int64, earlier: [EarlierStep], entropy: Entropy,
    lists: ListCursor
  ) {
    self.composer = composer
    self.operation = operation
    self.recipe = recipe
    self.now = now
    self.earlier = earlier
    self.entropy = entropy
    self.lists = lists
    secrets = SecretList(digests: composer.digests)
  }

  /// Composes the request.
  mutating func run() throws(ComposeFailure) -> SentRequest {
    try checkFieldNames()
    try makeValues()
    let body = try makeBody()
    var draft = RequestDraft(method: operation.method, body: body.wire, opened: body.opened)
    try makeTarget(&draft)
    try makeFields(&draft)
    addSecrets()
    let request = draft.request
    return SentRequest(
      operation: operation.id, method: request.method, url: composer.target.url(requestTarget: request.target),
      request: request,
      bytes: request.bytes, expectsContinue: draft.expectsContinue, values: values, opened: draft.opened,
      secrets: secrets.all, composedAt: now)
  }

  /// A recipe for a field the operation does not have is a slip of whoever made it, not a case.
  private func checkFieldNames() throws(ComposeFailure) {
    let known = Set(operation.requestFields.map(\.id))
    let named = recipe.edits.compactMap(\.field) + recipe.values.keys.sorted()
    for name in named where !known.contains(name) {
      throw .notApplicable("\(operation.id) has no field \(name)")
    }
  }
}

extension Edit {
  /// The field the edit names; nil when it names none.
  var field: String? {
    switch self {
    case .remove(let field), .include(let field), .replace(let field, _), .rename(let field, _),
      .duplicate(let field, _), .inQuery(let field):
      field
    case .addMember, .addHeader, .upperCaseFieldNames, .lowerCaseFieldNames, .addQuery, .style, .reverseMembers,
      .innerBody, .wireBody,
      .contentType, .method, .methodWithBody, .pathAppending, .pathUppercased, .pathRespelled, .chunked,
      .expectContinue, .bare, .seal,
      .authentication:
      nil
    }
  }
}
