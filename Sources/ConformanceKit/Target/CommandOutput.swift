import Glibc
import PayloadCrypto
import Wire

/// Runs the command a binding takes its value from, without a shell.
///
/// The command is looked up in PATH and gets the words as they stand, no input, and this process's standard error, so
/// that it can ask and complain. What it writes to standard output is the value and is shown nowhere.
struct CommandOutput {
  /// Why there is no value.
  enum Failure: Error, Hashable {
    case notStarted(reason: String)
    case status(Int32)
    case signal(Int32)
    case tooSlow(seconds: Int)
    case tooLong(limit: Int)
    case noText

    /// What happened, as the end of a sentence about the command.
    var message: String {
      switch self {
      case .notStarted(let reason): "could not be started: \(reason)"
      case .status(let status): "ended with status \(status)"
      case .signal(let number): "was ended by signal \(number)"
      case .tooSlow(let seconds): "did not end within \(seconds) seconds"
      case .tooLong(let limit): "wrote more than \(limit) bytes"
      case .noText: "wrote something that is no text"
      }
    }
  }

  /// Milliseconds the command may take: enough for a person to type a passphrase.
  var timeLimit: Int64 = 60_000
  /// The most bytes it may write.
  static let longest = 1 << 16

  /// Runs a command to its end and returns what it wrote.
  ///
  /// - Parameter words: the program and its arguments; at least one.
  func secret(of words: [String]) throws(Failure) -> SecretValue {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(reason: Self.reason(errno)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let started = Self.start(words, writingTo: ends[1])
    close(ends[1])
    let process = try started.get()
    let deadline = MonotonicClock.now() + timeLimit * 1000
    do throws(Failure) {
      let output = try read(ends[0], until: deadline)
      let status = try end(of: process, until: deadline)
      if status & 0x7F != 0 { throw Failure.signal(status & 0x7F) }
      if status != 0 { throw Failure.status(status >> 8 & 0xFF) }
      guard output.isText else { throw Failure.noText }
      return output
    } catch {
      switch error {
      case .tooSlow, .tooLong:
        var status: Int32 = 0
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
      case .notStarted, .status, .signal, .noText: break
      }
      throw error
    }
  }

  /// Starts a program with signals as a shell would leave them: a run blocks some of them for itself.
  private static func start(_ words: [String], writingTo output: Int32) -> Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var defaults = sigset_t()
    sigemptyset(&none)
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let result = posix_spawnp(&process, words.first ?? "", &actions, &attributes, &arguments, environ)
    return result == 0 ? .success(process) : .failure(.notStarted(reason: reason(result)))
  }

  private func read(_ descriptor: Int32, until deadline: Int64) throws(Failure) -> SecretValue {
    var intake = SecretIntake()
    while true {
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&poller, 1, Int32(clamping: max(0, deadline - MonotonicClock.now()) / 1000))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw .tooSlow(seconds: Int(timeLimit / 1000)) }
      let count = intake.take { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return intake.secret }
      if intake.count > Self.longest { throw .tooLong(limit: Self.longest) }
    }
  }

  /// Waits until the process has ended and returns its status as `wait` gives it.
  private func end(of process: pid_t, until deadline: Int64) throws(Failure) -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || (ended < 0 && errno != EINTR) { return status }
      if MonotonicClock.now() > deadline { throw .tooSlow(seconds: Int(timeLimit / 1000)) }
      // It has closed its output: it is about to end.
      poll(nil, 0, 5)
    }
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)).lowercased() }
}
