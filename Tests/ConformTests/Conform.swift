import Foundation
import Testing

/// The built executable in a directory of its own.
final class Conform: Sendable {
  /// The directory it runs in, taken away at the end.
  let directory: URL
  private let executable: URL

  /// - Parameter executable: nil for the one that stands beside the test bundle.
  init(executable: URL? = nil) throws {
    self.executable = try executable ?? Self.built()
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("conform-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  /// The executable of this build.
  static func built() throws -> URL {
    let bundle = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let url = bundle.deletingLastPathComponent().appendingPathComponent("conform")
    try #require(FileManager.default.isExecutableFile(atPath: url.path), "\(url.path) was not built")
    return url
  }

  /// Runs a command to its end.
  func callAsFunction(_ arguments: String...) async throws -> Ended {
    try await start(arguments).ended()
  }

  /// Starts a command.
  func start(_ arguments: [String]) throws -> Started {
    try Started(executable, arguments, in: directory)
  }

  /// Writes a file into the directory.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: directory.appendingPathComponent(name))
  }

  /// Reads a file of the directory.
  func read(_ name: String) throws -> Data {
    try Data(contentsOf: directory.appendingPathComponent(name))
  }

  /// Reads a file of the directory as text.
  func text(_ name: String) throws -> String {
    String(decoding: try read(name), as: UTF8.self)
  }

  /// Whether the directory has this file.
  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
  }
}

/// What a finished command left.
struct Ended {
  var status: Int32
  var output: String
  var errors: String

  /// The lines on standard error.
  var complaints: [String] { errors.split(separator: "\n").map(String.init) }
}
