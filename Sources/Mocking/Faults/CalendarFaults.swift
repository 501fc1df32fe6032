import ContractModel

/// Servers that take dates no calendar has.
struct CalendarFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard case .dateTime(let format) = field.type.base, field.control != nil else { return [] }
      return Self.kinds(in: format).compactMap { kind in
        scope.leavesOpen(field, kind)
          ? nil : scope.tolerance(field.aspect(.format), "accepts-\(kind.rawValue)", [kind])
      }
    }
  }

  /// The breaks the format has room for.
  private static func kinds(in written: String) -> [Violation.Kind] {
    let format = written.filter { $0.isLetter && $0 != "T" && $0 != "Z" }
    var kinds: [Violation.Kind] = [.tooShort, .tooLong, .letter, .symbol, .fullWidth]
    if format.contains("MMDD") { kinds += [.month13, .month00, .day00, .february30] }
    if format.contains("YYYYMMDD") { kinds.append(.february29) }
    if format.contains("HH") { kinds.append(.hour24) }
    if format.contains("HHMM") || format.contains("HHmm") { kinds.append(.minute60) }
    return kinds
  }
}
