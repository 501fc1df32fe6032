import ConformanceKit

extension Contract {
  /// What the documents leave open where a requirement's own sources speak: the same lines or section.
  func ambiguities(touching requirement: Requirement) -> [Ambiguity] {
    ambiguities.filter { ambiguity in
      ambiguity.citations.contains { open in
        requirement.citations.contains { $0.overlaps(open) }
      }
    }
  }
}

extension Citation {
  /// Whether both speak of a place in common.
  fileprivate func overlaps(_ other: Citation) -> Bool {
    guard document == other.document else { return false }
    if let lines, let others = other.lines { return lines.overlaps(others) }
    return section != nil && section == other.section
  }
}
