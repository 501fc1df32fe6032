import Glibc
import HTTPCore
import Synchronization

/// The threads of a started server: one that takes connections, and one for each of them.
final class ServerLoop: Sendable {
  let listener: Listener

  private struct Threads {
    var acceptor: WorkerThread?
    /// By the number of their connection.
    var serving: [Int: WorkerThread] = [:]
    /// Those whose work is done, to be joined.
    var ended: [WorkerThread] = []
    var isClosed = false
  }

  private let settings: HTTPServer.Settings
  private let wake: WakePipe
  private let threads = Mutex(Threads())

  /// Listens and starts to take connections.
  init(_ endpoint: Endpoint, settings: HTTPServer.Settings) throws(WireError) {
    self.settings = settings
    wake = try WakePipe()
    listener = try Listener(endpoint)
    do throws(WireError) {
      let acceptor = try WorkerThread.start(stackSize: 512 << 10) { [self] in takeConnections() }
      threads.withLock { $0.acceptor = acceptor }
    } catch {
      listener.close()
      throw error
    }
  }

  /// Waits until `stop` is called.
  func waitForStop() {
    _ = wake.wait(until: MonotonicClock.never)
  }

  /// Ends all connections and waits for all threads.
  func stop() {
    wake.signal()
    threads.withLock(\.acceptor)?.join()
    let (remaining, isFirst) = threads.withLock { threads in
      defer {
        threads.serving = [:]
        threads.ended = []
        threads.isClosed = true
      }
      return (threads.ended + threads.serving.values, !threads.isClosed)
    }
    if isFirst { listener.close() }
    for thread in remaining { thread.join() }
  }

  private func takeConnections() {
    var number = 0
    while let descriptor = listener.accept(wake: wake) {
      number += 1
      let ended = threads.withLock { threads in
        defer { threads.ended = [] }
        return threads.ended
      }
      for thread in ended { thread.join() }
      serve(descriptor, number: number)
    }
  }

  /// Starts the thread of a connection, or turns the connection away when there are too many.
  private func serve(_ descriptor: Int32, number: Int) {
    let isServed = threads.withLock { threads in
      if threads.serving.count >= settings.maxConnections { return false }
      // The thread needs the lock to say that it has ended, so it is known before it is gone.
      threads.serving[number] = try? WorkerThread.start(stackSize: 4 << 20) { [self] in
        open(TCPStream(descriptor: descriptor, wakeDescriptor: wake.descriptor), number: number)
        end(number)
      }
      return threads.serving[number] != nil
    }
    if !isServed { turnAway(TCPStream(descriptor: descriptor)) }
  }

  /// Serves a connection, with TLS where the server speaks it.
  private func open(_ stream: TCPStream, number: Int) {
    guard let tls = settings.tls else {
      return connection(stream, number).serve()
    }
    guard let accepted = tls.accept(stream, until: MonotonicClock.deadline(after: settings.idleTimeout)) else {
      return stream.close()
    }
    connection(accepted.stream, number).serve(accepted.pending)
  }

  private func connection(_ stream: any ByteStream, _ number: Int) -> ServerConnection {
    ServerConnection(stream: stream, number: number, settings: settings) { [self] in
      threads.withLock { $0.serving.count }
    }
  }

  private func end(_ number: Int) {
    threads.withLock { threads in
      if let thread = threads.serving.removeValue(forKey: number) { threads.ended.append(thread) }
    }
  }

  private func turnAway(_ stream: TCPStream) {
    if settings.tls != nil { return stream.close() }
    for case .write(let bytes) in HTTPServerReply.empty(503, "Service Unavailable").steps {
      _ = bytes.withUnsafeBytes { stream.write($0) }
    }
    stream.finishWriting()
    stream.close()
  }
}
