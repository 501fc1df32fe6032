/// One difference between two versions of a contract.
public struct ContractChange: Sendable, Hashable {
  /// What the new version does to the promise.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case added, removed
    /// Less is allowed than before.
    case tightened
    /// More is allowed than before.
    case loosened
    /// Neither is part of the other.
    case changed
  }

  /// What a change does to those who kept the old version.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    case breaking, compatible
  }

  /// Whose messages a promise is about.
  public enum Side: Sendable, Hashable {
    /// What a server must take and refuse.
    case request
    /// What a server may answer.
    case response
  }

  /// The id of the requirement; of the operation where no requirement says it.
  public var id: String
  public var direction: Direction
  public var old: String
  public var new: String
  public var servers: Effect
  public var clients: Effect

  /// Makes a change with what follows from its direction.
  ///
  /// A server that keeps the old promise breaks the new one when it must take or refuse what it did not, or may not
  /// answer what it did. A client breaks when what it sends may be refused, or what it gets may be new to it.
  init(_ id: String, _ direction: Direction, _ side: Side, old: String, new: String) {
    self.id = id
    self.direction = direction
    self.old = old
    self.new = new
    switch (side, direction) {
    case (.request, .added), (.request, .tightened), (_, .changed):
      (servers, clients) = (.breaking, .breaking)
    case (.request, .loosened), (.request, .removed): (servers, clients) = (.breaking, .compatible)
    case (.response, .added), (.response, .tightened): (servers, clients) = (.breaking, .compatible)
    case (.response, .loosened), (.response, .removed):
      (servers, clients) = (.compatible, .breaking)
    }
  }
}
