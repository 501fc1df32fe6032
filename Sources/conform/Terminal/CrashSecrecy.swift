import Glibc

/// Keeps what a crash would show of the memory, with secrets in it, out of terminals, logs and files.
enum CrashSecrecy {
  /// Signals by which a program dies of a mistake of its own.
  private static let signals = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP]

  /// Lets the system end a program that crashes without a core file, and without the report of Swift's runtime, which
  /// shows the octets that registers point to. The report stays for whoever sets SWIFT_BACKTRACE.
  static func begin() {
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 {
      // Of the two limits that allow no core file only this one keeps cores from programs that take them over a pipe.
      limit.rlim_cur = min(1, limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
    if getenv("SWIFT_BACKTRACE") != nil { return }
    for number in signals { signal(number, SIG_DFL) }
  }
}
