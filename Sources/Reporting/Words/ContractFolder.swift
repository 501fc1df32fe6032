/// Where the contracts' files are in the repository that a report is shown in.
public struct ContractFolder: Sendable, Hashable {
  /// Relative to the root of the repository; empty for the root.
  public var path: String

  /// Takes a folder as the user wrote it: `./contracts/` is `contracts`.
  public init(_ path: String = "") {
    var parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.hasPrefix("/") { parts = "/" + parts }
    self.path = parts
  }

  /// The path of a contract's file.
  func path(of file: String) -> String {
    path.isEmpty ? file : path.hasSuffix("/") ? path + file : "\(path)/\(file)"
  }
}
