import Glibc

/// Who may read a file that holds a secret.
enum FileAccess {
  /// Whether others than its owner have access to a file; false for one that is not there.
  static func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// What is said of such a file, by the name that the user gave it.
  static func warning(of path: String) -> String {
    "others than its owner have access to the file \(path); chmod 600 keeps it"
  }
}
