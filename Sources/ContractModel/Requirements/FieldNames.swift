/// Names fields in statements: by the dotted path after the wrapper, which is the only member of the body.
struct FieldNames {
  private let wrapper: String?
  /// What stands before the name of an answer's field.
  let prefix: String

  /// The names of fields that may be left out, by their paths.
  private var optional: [[String]: String] = [:]

  init(request: RequestShape) {
    wrapper = Self.wrapper(request.body)
    prefix = ""
    collectOptional(request.body)
  }

  init(body: BodyShape) {
    wrapper = Self.wrapper(body.members)
    prefix = body.name == BodyShape.success ? "the answer's " : "the \(body.name) answer's "
    collectOptional(body.members)
  }

  /// The field's name, `AuditInfo.UserId`; the wrapper itself keeps its own.
  func name(_ field: Field) -> String {
    prefix + bare(field)
  }

  /// The field's name without what stands before the name of an answer's field.
  func bare(_ field: Field) -> String {
    var path = field.path
    if field.place == .body, let wrapper, path.first == wrapper, path.count > 1 { path.removeFirst() }
    return Self.joined(path)
  }

  /// The name of the request field with an id: the id without side, place and wrapper.
  func name(id: String) -> String {
    var text = id[...]
    for part in ["request.", "header.", "query.", "path.", (wrapper ?? "") + "."] where text.hasPrefix(part) {
      text = text.dropFirst(part.count)
    }
    return String(text)
  }

  /// The nearest field around a field that may be left out itself; nil when all of them are always there.
  func optionalParent(of field: Field) -> String? {
    guard field.place == .body, field.path.count > 1 else { return nil }
    return (1..<field.path.count).reversed().lazy.compactMap { optional[Array(field.path.prefix($0))] }.first
  }

  private mutating func collectOptional(_ fields: [Field]) {
    for field in fields.flatMap(\.tree) where field.presence != .required {
      optional[field.path] = name(field)
    }
  }

  private static func wrapper(_ members: [Field]) -> String? {
    guard members.count == 1, let only = members.first, only.type.base == .object else { return nil }
    return only.name
  }

  /// Joins a path with dots; `[]` follows the name of its array directly.
  private static func joined(_ path: [String]) -> String {
    path.reduce("") { text, part in
      text.isEmpty || part == "[]" ? text + part : text + "." + part
    }
  }
}
