import Judging
import Testing

@Suite struct VectorHistoryTests {
  /// How many of the vectors those before them foretell.
  private func foretold(_ vectors: [[UInt8]]) -> Int {
    var history = VectorHistory()
    return vectors.count { history.foretells(VectorHistory.text(of: $0)) }
  }

  private func vector(_ high: UInt64, _ low: UInt64) -> [UInt8] {
    [high, low].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) } }
  }

  @Test func everyOctetIsWrittenWithTwoDigits() {
    #expect(VectorHistory.text(of: [0, 5, 0x5A, 0xFF]) == "00 05 5a ff")
  }

  @Test(arguments: [1, 16, 0x9E37_79B9_7F4A_7C15] as [UInt64])
  func aCounterIsForetoldWhicheverEndItsLowestOctetHas(step: UInt64) {
    let counted = (1...6).map { vector(0x5A5A_5A5A_5A5A_5A5A &* step, UInt64($0) &* step) }
    #expect(foretold(counted) >= 3)
    #expect(foretold(counted.map { Array($0.reversed()) }) >= 3)
  }

  @Test func aCounterThatCarriesIntoEveryOctetIsForetold() {
    let counted = [vector(7, .max - 1), vector(7, .max), vector(8, 0), vector(8, 1)]
    #expect(foretold(counted) >= 2)
  }

  @Test func aClockIsForetold() {
    let clock = [0, 913_447, 3_120_881, 3_998_002].map { vector(0, 0x18D5_E5F3_0000_0000 + $0) }
    #expect(foretold(clock) == 3)
  }

  @Test func randomVectorsAreNot() {
    var generator = SystemRandomNumberGenerator()
    #expect(foretold((0..<1500).map { _ in vector(generator.next(), generator.next()) }) == 0)
    // Half of it fixed, and yet nobody can foretell the other half.
    #expect(foretold((0..<200).map { _ in vector(0x4E65_6F46_696E_3432, generator.next()) }) == 0)
  }

  @Test func whatIsRepeatedOrNoBlockLongIsAnotherMatter() {
    #expect(foretold([vector(1, 2), vector(1, 2), vector(1, 2)]) == 0)
    #expect(foretold((0..<9).map { Array(repeating: 0, count: 11) + [$0] }) == 0)
    var history = VectorHistory()
    #expect(!history.foretells("7001") && !history.foretells("7002"))
  }
}
