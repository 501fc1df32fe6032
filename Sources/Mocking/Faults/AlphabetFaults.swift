import ContractModel

/// Servers that take characters outside a type's alphabet.
struct AlphabetFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard field.control != nil, field.place != .path else { return [] }
      return Self.kinds(of: field).compactMap { kind in
        scope.leavesOpen(field, kind)
          ? nil : scope.tolerance(field.aspect(.format), "accepts-\(kind.rawValue)", [kind])
      }
    }
  }

  private static func kinds(of field: Field) -> [Violation.Kind] {
    switch field.type.base {
    case .numeric where field.place == .body && !(field.spellings + field.openSpellings).contains(.string):
      // What is no number at all is of another kind.
      return [.sign, .decimal]
    case .numeric:
      let all: [Violation.Kind] = [
        .letter, .symbol, .sign, .spaceBefore, .spaceAfter, .newline, .nul, .decimal, .exponent, .fullWidth,
        .arabicIndic,
      ]
      // A header field cannot carry control characters, and its outer spaces do not count (RFC 9110 §5.5).
      let unseen: [Violation.Kind] = [.newline, .nul, .spaceBefore, .spaceAfter]
      let sent = field.place == .header ? all.filter { !unseen.contains($0) } : all
      // A single digit has no room for a digit beside a point or an exponent.
      let isShort = field.type.length.map { $0.maximum < 3 } ?? false
      return isShort ? sent.filter { $0 != .exponent && $0 != .decimal } : sent
    case .hex: return [.letter, .symbol, .spaceBefore]
    case .base64: return [.symbol, .truncated]
    case .guid: return [.letter, .symbol, .truncated, .extended]
    default: return []
    }
  }
}
