import ContractModel
import HTTPCore

/// Writes the address of a new resource: the path of the operation that is about one.
struct LocationWriter {
  var contract: Contract
  var behaviour: Behaviour

  /// The value of Location; nil where no path of the contract leads to a resource of the kind.
  func location(of id: String, _ clause: ResourceClause, _ context: RequestContext) -> String? {
    let operations = [contract.operation(that: .reads, clause.resource)].compactMap { $0 } + contract.operations
    let found = operations.first { $0.field(naming: clause.resource)?.place == .path }
    guard let operation = found, let field = operation.field(naming: clause.resource) else { return nil }
    var values = context.pathValues
    values[field.name] = behaviour.resources.contains(.dangles) ? "\(id.dropLast())-" : id
    let path =
      "/"
      + PathSegment.segments(of: operation.path).map { segment in
        switch segment {
        case .literal(let text): text
        case .parameter(let name): PercentCoding.encode(Array((values[name] ?? "").utf8))
        }
      }.joined(separator: "/")
    switch behaviour.variant {
    case .absoluteLocation?:
      return context.request.fields["Host"].map { "\(context.position.scheme)://\($0)\(path)" } ?? path
    case .relativeLocation?:
      // Seen from the folder of the request's path (RFC 3986 §5.2.3).
      let own = Router.path(of: context.request.target)
      let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
      return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    default: return path
    }
  }
}
