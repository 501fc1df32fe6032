import Testing
import Wire

@Suite struct SystemTests {
  @Test func waitsForAThreadToEnd() throws {
    let done = Counter()
    let thread = try WorkerThread.start(stackSize: 1) { done.add() }
    thread.join()
    thread.join()
    #expect(done.value == 1)
  }

  @Test func letsAThreadGoThatIsNotWaitedFor() throws {
    for _ in 0..<100 { _ = try WorkerThread.start(stackSize: 64 << 10) {} }
  }

  @Test(arguments: [-1, 0, 1, 16, 1000])
  func givesAsManyRandomOctetsAsAskedFor(count: Int) {
    #expect(SystemRandom.bytes(count).count == max(0, count))
    #expect(count < 16 || SystemRandom.bytes(count) != SystemRandom.bytes(count))
  }

  @Test func neverPassesADeadlineTooFarToAddUp() {
    #expect(MonotonicClock.deadline(after: .max) == MonotonicClock.never)
    #expect(MonotonicClock.deadline(after: -5) <= MonotonicClock.now())
  }
}
