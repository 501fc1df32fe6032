import Glibc

/// SIGINT and SIGTERM as something to wait for; a second one while a run ends is the end of the process.
enum Interrupts {
  /// Keeps both signals pending for this thread and those it starts. Call it before any thread starts.
  static func block() {
    var signals = both
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Waits for the first signal; ``block()`` was called before.
  static func wait() {
    var signals = both
    var number: Int32 = 0
    sigwait(&signals, &number)
  }

  /// Calls an action on a thread of its own when the first signal comes, and ends the process at the second.
  static func watch(_ action: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Action(action))
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let action = Unmanaged<Action>.fromOpaque(argument).takeRetainedValue()
        Interrupts.wait()
        action.body()
        Interrupts.wait()
        _exit(130)
      }, work.toOpaque())
    if result == 0 { pthread_detach(thread) } else { work.release() }
  }

  private static var both: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }

  private final class Action: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
