import JSONCore

/// A resource as this server keeps it.
struct StoredResource: Sendable {
  var id: String
  /// What it was last written with, by request field id; a member that was left out stands at its default.
  var values: [String: String] = [:]
  /// The body it was last written with, for members that are no plain text.
  var body: JSONValue?
}

/// The resources of a server, by kind, in the order in which they were created.
struct ResourceStore: Sendable {
  private var kinds: [String: [StoredResource]] = [:]
  /// What was removed, kept only for servers that do not honour it.
  private(set) var removed: [String: [StoredResource]] = [:]

  /// The head of the last reading.
  var lastReading: [UInt8] = []

  func all(_ kind: String) -> [StoredResource] { kinds[kind] ?? [] }

  func resource(_ id: String, _ kind: String) -> StoredResource? {
    all(kind).first { $0.id == id }
  }

  mutating func add(_ resource: StoredResource, _ kind: String) {
    kinds[kind, default: []].append(resource)
  }

  /// Changes every resource for which a test holds.
  mutating func change(_ kind: String, where test: (StoredResource) -> Bool, _ change: (inout StoredResource) -> Void) {
    for index in all(kind).indices where kinds[kind].map({ test($0[index]) }) == true {
      if var resource = kinds[kind]?[index] {
        change(&resource)
        kinds[kind]?[index] = resource
      }
    }
  }

  /// Takes every resource away for which a test holds.
  mutating func remove(_ kind: String, where test: (StoredResource) -> Bool) {
    removed[kind, default: []] += all(kind).filter(test)
    kinds[kind]?.removeAll(where: test)
  }
}

/// What an answer shows of the store.
enum ShownResources: Sendable {
  case one(StoredResource)
  case all([StoredResource])
}
