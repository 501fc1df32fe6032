import CaseModel
import ContractModel
import HTTPCore
import JSONCore

extension Composition {
  /// Settles the header section and the framing of the body.
  mutating func makeFields(_ draft: inout RequestDraft) throws(ComposeFailure) {
    draft.fields.append("Host", composer.target.hostHeader)
    try addContractFields(&draft)
    try authenticate(&draft)
    for header in operation.request.constantHeaders { draft.fields.append(header.name, header.value) }
    for (name, value) in [("Accept", "*/*"), ("Accept-Encoding", "identity"), ("User-Agent", "ConformanceKit")] {
      if !draft.fields.contains(name) { draft.fields.append(name, value) }
    }
    addFraming(&draft)
    for case .addHeader(let field) in recipe.edits { draft.fields.append(field) }
    if recipe.edits.contains(.bare) {
      draft.target = String(draft.target.prefix { $0 != "?" })
      draft.fields = HTTPFields(draft.fields.filter { $0.isNamed("Host") || $0.isNamed("Content-Length") })
    }
    for edit in recipe.edits {
      switch edit {
      case .upperCaseFieldNames: draft.fields = Self.renamed(draft.fields, swapping: 0x61...0x7A)
      case .lowerCaseFieldNames: draft.fields = Self.renamed(draft.fields, swapping: 0x41...0x5A)
      default: continue
      }
    }
  }

  /// The fields with the letters of one case, in their names, in the other.
  private static func renamed(_ fields: HTTPFields, swapping letters: ClosedRange<UInt8>) -> HTTPFields {
    HTTPFields(
      fields.map { field in
        HTTPField(nameBytes: field.name.map { letters.contains($0) ? $0 ^ 0x20 : $0 }, valueBytes: field.value)
      })
  }

  /// The header fields that the contract describes, in its order.
  private mutating func addContractFields(_ draft: inout RequestDraft) throws(ComposeFailure) {
    for field in operation.request.headers where !recipe.edits.contains(.inQuery(field.id)) {
      guard let value = values[field.id] else {
        if recipe.edits.contains(where: { $0.doubles(field.id) }) {
          throw .notApplicable("the control has no \(field.name)")
        }
        continue
      }
      let name = newName(of: field) ?? field.name
      for text in [value.plainText] + (try duplicates(of: field)) {
        // RFC 9110 §5.5: such a line would be another message.
        guard !text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\n" || $0 == "\0" }) else {
          throw .notApplicable("a header field cannot carry a line end or a NUL")
        }
        draft.fields.append(name, text)
      }
    }
  }

  /// Content-Type, Expect and the length of the body.
  private func addFraming(_ draft: inout RequestDraft) {
    let lengthNeeded = ["POST", "PUT", "PATCH"].contains(draft.method)
    guard let body = draft.body else {
      if lengthNeeded { draft.fields.append("Content-Length", "0") }
      return
    }
    var contentType = operation.request.contentTypes.first
    for case .contentType(let type) in recipe.edits { contentType = type }
    if let contentType, !draft.fields.contains("Content-Type") { draft.fields.append("Content-Type", contentType) }
    if recipe.edits.contains(.expectContinue) {
      draft.fields.append("Expect", "100-continue")
      draft.expectsContinue = true
    }
    for case .chunked(let sizes, let trailers) in recipe.edits {
      draft.chunkSizes = sizes
      draft.trailers = trailers
    }
    if draft.chunkSizes != nil {
      draft.fields.append("Transfer-Encoding", "chunked")
    } else if !body.isEmpty || lengthNeeded {
      draft.fields.append("Content-Length", String(body.count))
    }
  }
}

extension Edit {
  /// Whether the edit needs the field of this id to be sent.
  fileprivate func doubles(_ id: String) -> Bool {
    switch self {
    case .rename(id, _), .duplicate(id, _): true
    default: false
    }
  }
}
