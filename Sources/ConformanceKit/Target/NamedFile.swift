import Glibc
import PayloadCrypto

/// Reads a file that a target file names: values, keys and certificates, which are small.
enum NamedFile {
  /// The most octets such a file may have.
  static let most = 4 << 20

  /// Reads the whole file, links followed as everywhere.
  ///
  /// A device or pipe is not read, so that no name can make the kit wait or read without end.
  ///
  /// - Returns: nil when it cannot be read, is no plain file, or has more octets than such a file may have.
  static func secret(_ path: String) -> SecretValue? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= most else {
      return nil
    }
    var intake = SecretIntake()
    while intake.count <= most {
      let count = intake.take { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return intake.secret }
    }
    return nil
  }

  /// Reads a file that holds no secret, or one that is enciphered, as ``secret(_:)`` does.
  static func bytes(_ path: String) -> [UInt8]? { secret(path)?.bytes }
}
