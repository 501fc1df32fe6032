/// A path with `{name}` where a parameter stands.
public struct PathTemplate: Sendable, Hashable {
  private let segments: [Substring]

  public init(_ text: String) {
    segments = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }

  /// Whether a path ends as the template says.
  public func fits(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).suffix(segments.count)
    guard parts.count == segments.count else { return false }
    return zip(parts, segments).allSatisfy { part, segment in
      segment.hasPrefix("{") && segment.hasSuffix("}") ? !part.isEmpty : part == segment
    }
  }

  /// The part of a path that stands where the template has the parameter, as written; nil when the path's end does not
  /// fit the template.
  public func value(of name: String, in path: String) -> Substring? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).suffix(segments.count)
    guard parts.count == segments.count else { return nil }
    var found: Substring?
    for (part, segment) in zip(parts, segments) {
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else {
        if part != segment { return nil }
        continue
      }
      if part.isEmpty { return nil }
      if segment.dropFirst().dropLast() == name[...] { found = part }
    }
    return found
  }
}
