import Glibc

/// Why a file could not be used: the system's own words.
struct FileFailure: Error {
  var reason: String

  init(errno number: Int32) {
    reason = String(cString: strerror(number)).lowercased()
  }

  init(_ reason: String) {
    self.reason = reason
  }
}

/// The most bytes a file of input may have: a record of a hundred thousand exchanges fits.
private let mostBytes = 1 << 30

/// Reads a whole file.
///
/// - Throws: what the system says when it cannot be opened or read, or is a directory; and when it does not end.
func fileBytes(_ path: String) throws(FileFailure) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileFailure(errno: errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw FileFailure(errno: errno) }
    if count == 0 { return bytes }
    bytes += buffer[..<count]
    if bytes.count > mostBytes { throw FileFailure("has more than \(mostBytes >> 20) MiB") }
  }
}
