/// Finds paths of files on the server: `/srv/app/pin.py`, `C:\inetpub\Pin.cs`, `/var/www/html`.
///
/// A path counts where it begins a word, so that the path of a URL does not, and where it is of a place or a kind that
/// no web server gives out: sources that are not run in browsers, files of the usual system folders, drives.
enum SourcePath {
  /// Returns the path; nil when there is none.
  static func find(in text: [UInt8]) -> String? {
    for start in text.indices {
      if text[start] == 0x2F, start == 0 || opensWord(text[start - 1]) || isFileURL(start, text) {
        let path = word(at: start, in: text)
        if isOfServer(path) { return String(decoding: path, as: UTF8.self) }
      }
      if text[start] == 0x3A, let path = drivePath(colon: start, in: text) { return path }
    }
    return nil
  }

  private static let folders = [
    "/usr/lib/", "/usr/local/", "/usr/share/", "/usr/src/", "/var/www/", "/var/lib/", "/var/log/", "/etc/passwd",
    "/proc/self/",
  ].map { Array($0.utf8) }

  /// Where servers keep their own files, but URLs may lead too.
  private static let roots = [
    "/home/", "/root/", "/opt/", "/srv/", "/app/", "/var/", "/usr/", "/Users/", "/build/", "/workspace/", "/tmp/",
    "/mnt/",
  ].map { Array($0.utf8) }

  /// Kinds of files that run on servers; those that browsers are given count below a root only.
  private static let sources: Set<String> = [
    "py", "rb", "java", "kt", "scala", "go", "rs", "cs", "cpp", "cc", "swift", "pl", "ex", "erl", "jar", "war", "dll",
    "class",
  ]
  private static let scripts: Set<String> = ["js", "mjs", "cjs", "ts", "php", "jsp", "aspx", "c", "h", "so", "sql"]

  private static func isOfServer(_ path: ArraySlice<UInt8>) -> Bool {
    guard path.count > 6, (path.count { $0 == 0x2F }) >= 2 else { return false }
    if folders.contains(where: { path.starts(with: $0) && path.count > $0.count || path.elementsEqual($0) }) {
      return true
    }
    let last = path.split(separator: 0x2F).last ?? []
    guard let dot = last.lastIndex(of: 0x2E) else { return false }
    let kind = String(decoding: last[(dot + 1)...].prefix { $0.isLetter }, as: UTF8.self)
    return sources.contains(kind) || (scripts.contains(kind) && roots.contains { path.starts(with: $0) })
  }

  /// `C:\folder\…`, at the colon.
  private static func drivePath(colon: Int, in text: [UInt8]) -> String? {
    guard colon > 0, text[colon - 1].isLetter, colon == 1 || opensWord(text[colon - 2]) else { return nil }
    guard colon + 2 < text.count, text[colon + 1] == 0x5C else { return nil }
    let end = text[(colon + 2)...].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x3A } ?? text.count
    let rest = text[(colon + 2)..<end]
    guard rest.first?.isNamePart == true || rest.first == 0x5C, rest.dropFirst(2).contains(0x5C) else { return nil }
    return String(decoding: text[(colon - 1)..<min(end, colon + 60)], as: UTF8.self)
  }

  private static func word(at start: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
    let end =
      text[start...].firstIndex { byte in
        !(byte.isNamePart || byte == 0x2F || byte == 0x2E || byte == 0x40 || byte == 0x2B)
      } ?? text.count
    return text[start..<end]
  }

  /// `file:///…`, at the third slash.
  private static func isFileURL(_ start: Int, _ text: [UInt8]) -> Bool {
    start >= 7 && text[(start - 7)..<start].elementsEqual("file://".utf8)
  }

  private static func opensWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x22, 0x27, 0x28, 0x3C, 0x3D, 0x3E, 0x5B, 0x60, 0x7B, 0x2C].contains(byte)
  }
}
