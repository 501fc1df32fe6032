import Glibc
import Synchronization

/// A thread of the operating system, for work that blocks.
public final class WorkerThread: Sendable {
  private let identifier: pthread_t
  private let isReleased = Mutex(false)

  private init(identifier: pthread_t) {
    self.identifier = identifier
  }

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - stackSize: octets of stack, at least 64 KiB; pages are taken only when touched.
  ///   - body: the work; the thread ends when it returns.
  /// - Throws: `system` when the system gives no further thread.
  public static func start(
    stackSize: Int = 8 << 20, _ body: @escaping @Sendable () -> Void
  ) throws(WireError) -> WorkerThread {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, max(stackSize, 64 << 10))
    let work = Unmanaged.passRetained(Work(body))
    var identifier = pthread_t()
    let result = pthread_create(
      &identifier, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    if result != 0 {
      work.release()
      throw WireError.system(call: "pthread_create", errno: result)
    }
    return WorkerThread(identifier: identifier)
  }

  /// Waits until the thread has ended; returns at once the second time, or on the thread itself.
  public func join() {
    if pthread_equal(identifier, pthread_self()) != 0 { return }
    if release() { pthread_join(identifier, nil) }
  }

  deinit {
    if release() { pthread_detach(identifier) }
  }

  /// Tells the first caller that the thread is its to join or detach.
  private func release() -> Bool {
    isReleased.withLock { isReleased in
      defer { isReleased = true }
      return !isReleased
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
