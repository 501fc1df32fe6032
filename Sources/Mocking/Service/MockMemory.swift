import ContractModel

/// What a server remembers from one request to the next.
struct MockMemory: Sendable {
  /// How many requests under way make a crowd.
  static let crowd = 4

  /// When a value was used up, in microseconds, and on which connection.
  struct Use: Sendable {
    var moment: Int
    var connection: Int
  }

  /// By unique field: the values used up.
  var used: [String: [String: Use]] = [:]
  /// By unique field: the values in the order they were used, kept only where a fault forgets.
  var order: [String: [String]] = [:]
  var nonces: Set<String> = []
  /// The credentials that logins gave out.
  var issued: [IssuedCredential] = []
  /// How many requests came, and how many were refused since the start.
  var requests = 0
  var refusals = 0
  /// How many requests are being answered.
  var underWay = 0
  /// What the last served request sent.
  var lastValues: [String: String] = [:]
  /// What was created.
  var resources = ResourceStore()
  /// What the system's own rules keep.
  var system: [String: String] = [:]

  /// The credentials that logins gave out and that still serve, with the values that they stand for.
  ///
  /// - Parameter life: how many requests each serves from when it was given out; nil for all.
  func valid(_ life: Int?, _ bindings: MockBindings) -> [String: String] {
    var result: [String: String] = [:]
    for credential in issued where requests - credential.requests <= life ?? .max {
      result[credential.text] = bindings[credential.binding]
    }
    return result
  }

  /// The unique field whose value was used before; nil when all are new.
  func reused(_ fields: [CheckedField], _ context: RequestContext, _ defects: [MemoryDefect]) -> CheckedField? {
    fields.first { field in
      guard let value = context.values[field.id].map({ Self.key($0, field) }),
        let use = used[field.id]?[value]
      else { return false }
      return defects.allSatisfy { defect in
        switch defect {
        case .late(field.id, let delay):
          use.connection == context.position.connection || context.arrival.total - use.moment > delay
        case .keepsLast(field.id, let count): order[field.id, default: []].suffix(count).contains(value)
        default: true
        }
      }
    }
  }

  /// Counts the values of the unique fields as used.
  mutating func use(_ fields: [CheckedField], _ context: RequestContext) {
    for field in fields {
      guard let value = context.values[field.id].map({ Self.key($0, field) }) else { continue }
      used[field.id, default: [:]][value] = Use(
        moment: context.arrival.total, connection: context.position.connection)
      order[field.id, default: []].append(value)
      if order[field.id, default: []].count > 64 { order[field.id]?.removeFirst(32) }
    }
  }

  /// GUIDs are equal in any case (RFC 9562 §4).
  private static func key(_ value: String, _ field: CheckedField) -> String {
    field.field.type.base == .guid ? value.lowercased() : value
  }
}
