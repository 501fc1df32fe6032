import ContractModel

/// Servers that read only one of the JSON spellings that conform, or stumble over a leading zero, letters in the other
/// case, or other scripts.
struct SpellingFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard field.control != nil, field.place == .body else { return [] }
      var faults: [Fault?] = []
      if field.spellings.count > 1 {
        faults += field.spellings.dropFirst().map { spelling in
          scope.fault(
            field.aspect(.spelling), "refuses-\(spelling.rawValue)",
            .refuses(.spelling(field: field.id, spelling)))
        }
      }
      if field.type.base == .numeric, field.isChosenFreely, field.spellings.contains(.string),
        field.expectations[.leadingZero] == nil
      {
        faults.append(
          scope.fault(field.aspect(.format), "refuses-leading-zero", .refuses(.leadingZero(field: field.id))))
      }
      if field.type.base == .string, field.isChosenFreely, field.unique == nil, field.expectations[.nonASCII] == nil {
        faults.append(scope.fault(field.aspect(.type), "refuses-non-ascii", .refuses(.nonASCII(field: field.id))))
      }
      if field.type.base == .guid, field.expectations[.upperCase] == nil {
        faults.append(
          scope.fault(
            field.aspect(.format), "refuses-upper-case", .refuses(.letters(field: field.id, upper: true))))
      }
      return faults.compactMap { $0 }
    }
  }
}
