import Glibc

/// A pipe that wakes every `poll` it takes part in, once and for good.
final class WakePipe: Sendable {
  /// The end to poll for reading.
  let descriptor: Int32
  private let writeEnd: Int32

  init() throws(WireError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw WireError.system(call: "pipe", errno: errno) }
    for end in ends { setNonBlocking(end) }
    descriptor = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Wakes all waiters, those to come included.
  func signal() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until the signal or the deadline.
  ///
  /// - Returns: whether the signal came.
  func wait(until deadline: Int64) -> Bool {
    waitForDescriptors([pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)], until: deadline)[0] != 0
  }
}

/// Makes calls on a descriptor return instead of waiting, and closes it in programs started from this one.
func setNonBlocking(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}

/// Polls until something happens or the deadline passes.
///
/// - Returns: what happened on each descriptor; all 0 when the deadline passed.
func waitForDescriptors(_ descriptors: [pollfd], until deadline: Int64) -> [Int16] {
  var descriptors = descriptors
  while true {
    let result = poll(&descriptors, nfds_t(descriptors.count), MonotonicClock.pollTimeout(until: deadline))
    if result > 0 { return descriptors.map(\.revents) }
    if result < 0, errno == EINTR { continue }
    if result < 0 || deadline <= MonotonicClock.now() { return descriptors.map { _ in 0 } }
  }
}
