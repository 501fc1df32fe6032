import ContractModel

/// A way not to keep what a contract says of resources.
enum ResourceDefect: Sendable, Hashable {
  // Of creations.
  /// Answers as if it had created something.
  case forgets
  /// Puts a new resource in the place of the last one.
  case overwrites
  /// Names an address at which nothing is.
  case dangles
  /// Does not keep the value of this request field, or keeps another valid one.
  case loses(String)
  case alters(String)
  /// Keeps the usual value of this request field, whatever a creation says.
  case keepsUsual(String)
  // Of readings.
  /// Takes away what was read.
  case removesWhatIsRead
  /// Refuses a reading that is the same as the one before it.
  case refusesRepeatedReading
  // Of replacements.
  case ignoresReplacement
  /// Keeps what the request leaves out.
  case merges
  case refusesRepeatedReplacement
  /// Takes a repeated replacement back.
  case undoesRepeatedReplacement
  /// Adds a copy with every repeated replacement.
  case addsWithRepeatedReplacement
  /// Changes every resource.
  case replacesAll
  // Of removals.
  /// Lets this be done to what was removed.
  case keepsRemoved(for: ResourceClause.Effect)
  case removesAll
  // Of replacements and removals.
  /// Acts on a request that it refuses.
  case actsThoughRefused(ResourceClause.Effect)
  // Of lists.
  case hidesNew
  case listsRemoved
  case listsTwice
  /// Shows another valid value of this request field.
  case listsOther(String)
}
