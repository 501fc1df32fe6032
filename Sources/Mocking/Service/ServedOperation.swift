import ContractModel
import PayloadCrypto

/// An operation with all that serving it needs, looked up once when the server starts.
struct ServedOperation: Sendable {
  var operation: Operation
  var path: [CheckedField]
  var query: [CheckedField]
  var headers: [CheckedField]
  var body: [CheckedField]
  /// The segments of the path; nil stands for a parameter.
  var segments: [PathSegment]
  /// The request's envelope and the answers'; nil when bodies go as they are.
  var envelope: EnvelopeSeal?
  /// Every request field by id.
  var fields: [String: CheckedField]

  init(_ operation: Operation, bindings: MockBindings, rules: any SystemRules) {
    let checked: ([Field]) -> [CheckedField] = { fields in
      fields.map { CheckedField($0, operation: operation, bindings: bindings, rules: rules) }
    }
    self.operation = operation
    path = checked(operation.request.path)
    query = checked(operation.request.query)
    headers = checked(operation.request.headers)
    body = checked(operation.request.body)
    segments = PathSegment.segments(of: operation.path)
    envelope = operation.request.envelope.flatMap { EnvelopeSeal($0, bindings: bindings) }
    fields = [:]
    for field in path + query + headers + body { Self.collect(field, into: &fields) }
  }

  private static func collect(_ field: CheckedField, into fields: inout [String: CheckedField]) {
    fields[field.id] = field
    for member in field.members { collect(member, into: &fields) }
  }

  /// Every field whose value no two accepted requests may share.
  var uniqueFields: [CheckedField] { fields.values.filter { $0.field.unique != nil } }
}

/// One part of a path template between its slashes.
enum PathSegment: Sendable, Hashable {
  case literal(String)
  case parameter(String)

  static func segments(of template: String) -> [PathSegment] {
    template.split(separator: "/", omittingEmptySubsequences: true).map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }
}
