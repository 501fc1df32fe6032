import Glibc

/// A file a command will write: tried before anything is sent, then written whole or not at all.
struct OutputFile {
  let path: String
  /// The file behind links.
  private let destination: String
  /// Written in place: a device or pipe, which must not be replaced.
  private let isSpecial: Bool
  /// Whether only its owner may read it.
  private let isPrivate: Bool
  /// Directories that were made for it, outermost first.
  private let made: [String]

  /// Makes the directories that lead to the file and tries to write beside it.
  ///
  /// - Throws: what the system says when that does not work.
  init(_ path: String, isPrivate: Bool = false) throws(FileFailure) {
    self.path = path
    self.isPrivate = isPrivate
    if path.hasSuffix("/") { throw FileFailure("names a directory") }
    var status = stat()
    if stat(path, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR { throw FileFailure("is a directory") }
      isSpecial = kind != S_IFREG
      destination = Self.resolved(path)
      made = []
    } else {
      isSpecial = false
      destination = path
      made = try Self.makeDirectories(to: path)
    }
    if isSpecial {
      guard access(path, W_OK) == 0 else { throw FileFailure(errno: errno) }
    } else {
      let temporary = temporaryPath
      close(try create(temporary))
      unlink(temporary)
    }
  }

  /// Tries the file an option names; nil when the option is not there, or the file cannot be written.
  init?(_ arguments: Arguments, _ option: Option, _ complaints: inout Complaints) {
    guard let path = arguments[option] else { return nil }
    self.init(path, for: option, &complaints)
  }

  /// Tries a file that follows from an option; nil when it cannot be written.
  init?(_ path: String, for option: Option, isPrivate: Bool = false, _ complaints: inout Complaints) {
    do throws(FileFailure) {
      try self.init(path, isPrivate: isPrivate)
    } catch {
      complaints.add("\(option.name) \(quoted(path)): cannot be written: \(error.reason)")
      return nil
    }
  }

  /// Takes away the directories that were made for the file: nothing will be written.
  func discard() {
    for directory in made.reversed() { rmdir(directory) }
  }

  /// Writes the file.
  ///
  /// - Throws: what the system says; what was there before is then still there.
  func write(_ bytes: [UInt8]) throws(FileFailure) {
    if isSpecial {
      let descriptor = open(destination, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileFailure(errno: errno) }
      defer { close(descriptor) }
      try Self.write(bytes, to: descriptor)
      return
    }
    _ = try Self.makeDirectories(to: destination)
    let temporary = temporaryPath
    let descriptor = try create(temporary)
    do throws(FileFailure) {
      defer { close(descriptor) }
      try Self.write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw FileFailure(errno: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, destination) == 0 else {
      let failure = FileFailure(errno: errno)
      unlink(temporary)
      throw failure
    }
  }

  private var temporaryPath: String {
    let parts = Self.split(destination)
    return "\(parts.directory)/.\(parts.name).\(getpid()).partial"
  }

  private static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes the directories above a path and returns those that were not there.
  private static func makeDirectories(to path: String) throws(FileFailure) -> [String] {
    var made: [String] = []
    var directory = path.hasPrefix("/") ? "/" : ""
    for part in split(path).directory.split(separator: "/") {
      directory += directory.isEmpty || directory.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(directory, 0o777) == 0 {
        made.append(directory)
        continue
      }
      let failure = FileFailure(errno: errno)
      var status = stat()
      guard stat(directory, &status) == 0 else { throw failure }
      if status.st_mode & S_IFMT != S_IFDIR { throw FileFailure("\(directory) is no directory") }
    }
    return made
  }

  private func create(_ path: String) throws(FileFailure) -> Int32 {
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw FileFailure(errno: errno) }
    return descriptor
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure(errno: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
