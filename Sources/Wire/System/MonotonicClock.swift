import Glibc

/// The clock all deadlines are measured on; it never goes back.
public enum MonotonicClock {
  /// Gives the time in microseconds since an arbitrary start.
  public static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }

  /// Gives the moment so many microseconds from now; a span too long to add up never ends.
  public static func deadline(after microseconds: Int64) -> Int64 {
    let (moment, overflow) = now().addingReportingOverflow(max(0, microseconds))
    return overflow ? never : moment
  }

  /// The deadline that is never reached.
  public static let never = Int64.max

  /// Gives the time left for `poll`: milliseconds rounded up, 0 when the moment has passed, -1 without a deadline.
  static func pollTimeout(until deadline: Int64) -> Int32 {
    if deadline == never { return -1 }
    let (left, overflow) = deadline.subtractingReportingOverflow(now())
    if overflow || left <= 0 { return 0 }
    return Int32(clamping: left / 1_000 + (left % 1_000 > 0 ? 1 : 0))
  }
}
