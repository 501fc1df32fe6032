import ConformanceKit
import Glibc

/// A bundle on disk: written whole into a directory that is empty or not there, and read without following links.
struct BundleDirectory {
  /// Bytes of a file at the most, and of all together.
  private static let mostBytes = 1 << 30
  private static let mostFiles = 256

  let path: String

  /// Looks at the directory a bundle is to be written to.
  ///
  /// - Throws: what stands in the way.
  init(writingTo path: String) throws(FileFailure) {
    self.path = path
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFailure("is no directory") }
    guard try Self.names(in: path).isEmpty else { throw FileFailure("is not empty; name a new directory") }
  }

  /// Writes the files.
  func write(_ files: [BundleFile]) throws(FileFailure) {
    for file in files { try OutputFile("\(path)/\(file.path)").write(file.bytes) }
  }

  /// Reads every file of a bundle.
  ///
  /// - Throws: what is no plain file or directory of one, links among them, and what is too large.
  static func files(in path: String) throws(FileFailure) -> [BundleFile] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFailure(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFailure("is no directory") }
    var files: [BundleFile] = []
    var size = 0
    for name in try names(in: path) {
      lstat("\(path)/\(name)", &status)
      let inner = status.st_mode & S_IFMT == S_IFDIR ? try names(in: "\(path)/\(name)").map { "\(name)/\($0)" } : [name]
      for file in inner {
        let bytes = try bytes(of: file, in: path)
        size += bytes.count
        guard size <= mostBytes, files.count < mostFiles else { throw FileFailure("is larger than a bundle can be") }
        files.append(BundleFile(path: file, bytes: bytes))
      }
    }
    return files
  }

  private static func bytes(of name: String, in path: String) throws(FileFailure) -> [UInt8] {
    let whole = "\(path)/\(name)"
    var status = stat()
    guard lstat(whole, &status) == 0 else { throw FileFailure(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, BundleFile.isPlain(name) else {
      throw FileFailure("\(quoted(name)) is no plain file, and a bundle holds nothing else")
    }
    guard status.st_size <= mostBytes else { throw FileFailure("\(quoted(name)) is larger than a bundle can be") }
    return try fileBytes(whole)
  }

  private static func names(in path: String) throws(FileFailure) -> [String] {
    guard let directory = opendir(path) else { throw FileFailure(errno: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
