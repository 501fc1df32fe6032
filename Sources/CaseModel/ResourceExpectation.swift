/// What an answer must show of a resource that earlier steps of its case created and wrote.
public struct ResourceExpectation: Sendable, Hashable {
  /// The step that created it.
  public var createdBy: Int
  /// The step that wrote it last.
  public var writtenBy: Int
  /// Of a list: whether it stands there once, or not at all.
  public var isThere: Bool
  /// Whether a difference breaks what the case is made for, and not what the contract says of the member.
  public var isPrimary: Bool

  public init(createdBy: Int, writtenBy: Int? = nil, isThere: Bool = true, isPrimary: Bool = false) {
    self.createdBy = createdBy
    self.writtenBy = writtenBy ?? createdBy
    self.isThere = isThere
    self.isPrimary = isPrimary
  }
}
