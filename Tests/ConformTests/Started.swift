import ConformanceKit
import Foundation
import Glibc
import Synchronization

/// A command that runs. A thread of its own reads what it says and waits for its end.
final class Started: Sendable {
  private let identifier: pid_t
  /// One element when the first bytes came.
  private let speech: AsyncStream<Void>
  private let end: AsyncStream<Ended>

  /// Starts an executable.
  ///
  /// - Throws: the call that failed and its errno.
  init(_ executable: URL, _ arguments: [String], in directory: URL) throws {
    let errors = directory.appendingPathComponent(".\(UUID().uuidString).err")
    let (identifier, reading) = try Self.spawning.withLock { _ in
      try Self.spawn([executable.path] + arguments, in: directory.path, errors: errors.path)
    }
    self.identifier = identifier
    let (speech, spoke) = AsyncStream<Void>.makeStream()
    let (end, ended) = AsyncStream<Ended>.makeStream()
    self.speech = speech
    self.end = end
    _ = try WorkerThread.start { [identifier] in
      let output = Self.readAll(reading) { spoke.yield() }
      spoke.finish()
      ended.yield(
        Ended(
          status: Self.wait(for: identifier), output: output,
          errors: String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)))
      ended.finish()
    }
  }

  /// Sends SIGINT.
  func interrupt() { kill(identifier, SIGINT) }

  /// Sends SIGTERM.
  func terminate() { kill(identifier, SIGTERM) }

  /// Lets it end as by a mistake of its own.
  func crash() { kill(identifier, SIGSEGV) }

  /// The largest core file that it may leave, in bytes or a word.
  func coreLimit() throws -> String? {
    try String(contentsOfFile: "/proc/\(identifier)/limits", encoding: .utf8)
      .firstMatch(of: /Max core file size +([^ ]+)/).map { String($0.1) }
  }

  /// Waits for the first bytes on standard output, or its end.
  func spoke() async {
    for await _ in speech { return }
  }

  /// Waits for the end.
  func ended() async throws -> Ended {
    for await ended in end { return ended }
    throw CancellationError()
  }

  /// Held while a file is open that a command started at the same moment must not inherit.
  private static let spawning = Mutex(())

  /// Copies an executable while nothing is started: a command that inherits the copy's descriptor keeps it busy.
  static func copy(_ executable: URL, to copy: URL) throws {
    try spawning.withLock { _ in try FileManager.default.copyItem(at: executable, to: copy) }
  }

  /// Starts a command; returns its process and the pipe it writes to.
  private static func spawn(_ words: [String], in directory: String, errors: String) throws -> (pid_t, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw WireError.system(call: "pipe", errno: errno) }
    let (reading, writing) = (ends[0], ends[1])
    defer { close(writing) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, writing, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + words
    let kept = ProcessInfo.processInfo.environment.filter { name, _ in
      ["PATH", "HOME", "LD_LIBRARY_PATH"].contains(name) || name.hasSuffix("SAN_OPTIONS")
    }
    var arguments = shell.map { strdup($0) } + [nil]
    var variables = kept.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var identifier = pid_t()
    let result = posix_spawn(&identifier, "/bin/sh", &actions, nil, &arguments, &variables)
    guard result == 0 else {
      close(reading)
      throw WireError.system(call: "posix_spawn", errno: result)
    }
    return (identifier, reading)
  }

  private static func readAll(_ descriptor: Int32, onBytes: () -> Void) -> String {
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
      onBytes()
    }
  }

  /// The exit status; 128 and the signal's number for a command that a signal ended.
  private static func wait(for identifier: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
