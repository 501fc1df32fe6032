import ContractModel

/// Servers that take characters outside a type's alphabet.
struct AlphabetFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    scope.operation.requestFields.flatMap { field -> [Fault] in
      guard field.control != nil, field.place != .path else { return [] }
      let aspect = field.aspect(.format)
      let single = Self.kinds(of: field).map { kind in
        // In two digits, a point in the middle is one at the end.
        scope.leavesOpen(field, kind)
          ? nil : scope.tolerance(aspect, "accepts-\(kind.rawValue)", kind == .decimal ? [kind, .pointAtEnd] : [kind])
      }
      return (single + numbers(field, scope)).compactMap { $0 }
    }
  }

  /// Servers that read a PIN as a number.
  private func numbers(_ field: Field, _ scope: FaultScope) -> [Fault?] {
    guard field.isPIN, field.place == .body, (field.spellings + field.openSpellings).contains(.string) else {
      return []
    }
    let kinds: [(Violation.Kind, instead: Violation.Kind)] = [
      (.pointAtEnd, .decimal), (.groupMark, .symbol), (.hexadecimal, .letter),
    ]
    return kinds.filter { !scope.leavesOpen(field, $0.instead) }.map { kind, _ in
      scope.tolerance(field.aspect(.format), "accepts-\(kind.rawValue)", [kind])
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
