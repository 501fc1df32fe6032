import CaseModel
import ContractModel
import HTTPCore
import JSONCore
import PayloadCrypto

extension Composition {
  /// Settles method, path and query.
  mutating func makeTarget(_ draft: inout RequestDraft) throws(ComposeFailure) {
    if let step = recipe.address { return try follow(step, &draft) }
    var path = try pathText()
    var query = try queryParts()
    for edit in recipe.edits {
      switch edit {
      case .method(let method):
        draft.method = method
        // Content in these has no meaning (RFC 9110 §9.3.1, §9.3.2, §9.3.8).
        if ["GET", "HEAD", "TRACE"].contains(method) { (draft.body, draft.opened) = (nil, nil) }
      case .methodWithBody(let method): draft.method = method
      case .pathAppending(let text): path += text
      case .addQuery(let text): query.append(text)
      case .inQuery(let id):
        guard let field = operation.request.headers.first(where: { $0.id == id }), let value = values[id] else {
          throw .notApplicable("the control has no header field \(id)")
        }
        query.append("\(OAuth1.percentEncode(field.name))=\(OAuth1.percentEncode(value.plainText))")
      default: continue
      }
    }
    draft.basePath = composer.target.basePath
    draft.target = query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
  }

  /// Asks for what the Location of an earlier answer names, at the target and nowhere else (RFC 3986 §5.2).
  private func follow(_ step: Int, _ draft: inout RequestDraft) throws(ComposeFailure) {
    guard earlier.indices.contains(step), let text = earlier[step].location else {
      throw .unprepared("the answer to step \(step + 1) has no Location")
    }
    guard let reference = URIReference(text) else {
      throw .unprepared("the Location of step \(step + 1) is no URI reference")
    }
    let target = composer.target
    if let authority = reference.authority {
      let scheme = reference.scheme ?? target.scheme
      guard let other = try? TargetURL("\(scheme)://\(authority)"), other.isSameServer(as: target) else {
        throw .unprepared("the Location of step \(step + 1) leads to another server, which is not followed")
      }
    } else if reference.scheme != nil {
      throw .unprepared("the Location of step \(step + 1) is no address of the target")
    }
    let path = reference.path(seenFrom: earlier[step].sent.path)
    draft.target = reference.query.map { "\(path)?\($0)" } ?? path
  }

  /// The operation's path with its parameters put in, percent-encoded (RFC 3986 §2.1).
  private func pathText() throws(ComposeFailure) -> String {
    let isUppercased = recipe.edits.contains(.pathUppercased)
    var text = ""
    var hasChanged = false
    var lastLetter: Int?
    var rest = operation.path[...]
    while let first = rest.first {
      if first == "{", let end = rest.firstIndex(of: "}") {
        let name = rest[..<end].dropFirst()
        rest = rest[end...].dropFirst()
        guard let field = operation.request.path.first(where: { $0.name == name }) else {
          throw .notApplicable("the contract describes no path parameter \(name)")
        }
        text += OAuth1.percentEncode(values[field.id]?.plainText ?? "")
      } else {
        rest = rest.dropFirst()
        if first.isASCII, first.isLetter { lastLetter = text.utf8.count }
        let written = isUppercased ? first.uppercased() : String(first)
        hasChanged = hasChanged || written != String(first)
        text += written
      }
    }
    if isUppercased, !hasChanged { throw .notApplicable("the path has no lower-case letters") }
    for case .pathRespelled(let spelling) in recipe.edits { try respell(&text, spelling, lastLetter) }
    return text
  }

  /// Spells a path otherwise.
  ///
  /// - Parameter lastLetter: the octet that is the last letter of its own, none of a parameter's.
  private func respell(
    _ path: inout String, _ spelling: PathSpelling, _ lastLetter: Int?
  ) throws(ComposeFailure) {
    switch spelling {
    case .doubledSlash, .dotSegment:
      guard let slash = path.lastIndex(of: "/") else { throw .notApplicable("the path has no slash") }
      path.insert(contentsOf: spelling == .dotSegment ? "/." : "/", at: slash)
    case .encodedLetter:
      guard let lastLetter else { throw .notApplicable("the path has no letter of its own") }
      let octets = Array(path.utf8)
      let letter = "%\(String(octets[lastLetter], radix: 16, uppercase: true))"
      path = String(decoding: octets[..<lastLetter] + letter.utf8 + octets[(lastLetter + 1)...], as: UTF8.self)
    }
  }

  private mutating func queryParts() throws(ComposeFailure) -> [String] {
    var parts: [String] = []
    for field in operation.request.query {
      guard let value = values[field.id] else { continue }
      let name = newName(of: field) ?? field.name
      parts.append("\(OAuth1.percentEncode(name))=\(OAuth1.percentEncode(value.plainText))")
      for second in try duplicates(of: field) {
        parts.append("\(OAuth1.percentEncode(name))=\(OAuth1.percentEncode(second))")
      }
    }
    return parts
  }

  /// The name a recipe gives a field that stands outside the body.
  func newName(of field: Field) -> String? {
    for case .rename(field.id, let name) in recipe.edits.reversed() { return name }
    return nil
  }

  /// The texts a recipe sends beside a field's own, outside the body.
  mutating func duplicates(of field: Field) throws(ComposeFailure) -> [String] {
    var texts: [String] = []
    for case .duplicate(field.id, let replacement) in recipe.edits {
      let value = try self.replacement(replacement, for: field)
      noteSecret(field, value, from: replacement)
      texts.append(value.plainText)
    }
    return texts
  }
}
