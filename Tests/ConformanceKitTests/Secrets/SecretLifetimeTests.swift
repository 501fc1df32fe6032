import ConformanceKit
import Synchronization
import Testing

@testable import PayloadCrypto

/// What a request holds of its own is gone when its case is judged; what reports are searched for goes with the session.
@Suite struct SecretLifetimeTests {
  /// Sees every request and keeps its secrets without holding them.
  private final class Register: ConformanceCheck {
    private struct Entry {
      var secret: Secret
      weak var octets: WipedOctets?

      init(_ secret: Secret) {
        octets = secret.value.octets
        self.secret = secret
        self.secret.value = SecretValue("")
        isLookedFor = secret.withOctets(SecretScan.canBeTold)
      }

      var isLookedFor: Bool
    }

    private let entries = Mutex<[Entry]>([])

    func findings(in answer: JudgedAnswer) -> [Finding] {
      entries.withLock { $0 += answer.sent.secrets.map(Entry.init) }
      return []
    }

    /// How many secrets of a label came with requests.
    func met(_ label: String) -> Int { entries.withLock { $0.count { $0.secret.label == label } } }

    /// The labels of those that are still in memory, but for the target's own and those that reports are searched for.
    var surviving: Set<String> {
      entries.withLock { entries in
        Set(entries.filter { $0.octets != nil && !$0.secret.isLasting && !$0.isLookedFor }.map(\.secret.label))
      }
    }

    /// The labels of all that are still in memory.
    var living: Set<String> { entries.withLock { Set($0.filter { $0.octets != nil }.map(\.secret.label)) } }
  }

  @Test(arguments: ["wibmo-prepaid", "processa-aspen"]) func noPINOutlivesItsCase(name: String) async throws {
    let register = Register()
    var session: ConformanceSession? = ConformanceSession(
      settings: RunSettings(suite: .smoke), extensions: RunExtensions(checks: [register]), environment: [:])
    try session?.addMock(try Shipped.contract(name))
    var record = try await session?.run()
    #expect(record?.contracts.first?.verdict == .conforms)
    #expect(register.met("pin") > 5)
    #expect(register.surviving == [])
    // The target's own keys live as long as the session does.
    #expect(!register.living.isEmpty)
    (session, record) = (nil, nil)
    #expect(register.living == [])
  }
}
