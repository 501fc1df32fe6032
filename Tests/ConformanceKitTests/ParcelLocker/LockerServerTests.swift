import ConformanceKit
import Testing

/// Servers of the parcel-locker page that the kit did not make.
@Suite struct LockerServerTests {
  private func run(_ manner: LockerServer.Manner, only: String? = nil) async throws -> ContractRecord {
    let trial = try ParcelLocker.trial(only: only)
    let locker = LockerServer(manner, token: try #require(trial.fixture.bindings["token"]))
    let server = try ScriptedServer { request, _ in locker.answer(request.message) }
    defer { server.stop() }
    return try await trial.run(at: server.url)
  }

  @Test func aServerThatKeepsToThePageConforms() async throws {
    let record = try await run(.right)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    // What only 200 would show is not exercised by one that answers 204.
    let left = record.requirements.filter { $0.status == .broken || $0.status == .undecided }
    #expect(left.map { "\($0.requirement.id) \($0.status): \($0.reason ?? "")" } == [])
  }

  @Test(arguments: [
    (LockerServer.Manner.relativeLocation, "create-booking/creates."), (.absoluteLocation, "create-booking/creates."),
    (.answersReplacementsWithTheBooking, "replace-booking/"),
  ]) func whatThePageAllowsConforms(manner: LockerServer.Manner, only: String) async throws {
    let record = try await run(manner, only: "parcel-locker/\(only)")

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    let left = record.cases.filter { value in
      value.id.contains("/tls.")
        ? value.outcome != .skipped : value.outcome != .passed && value.outcome != .warned
    }
    #expect(left.map { "\($0.id) \($0.outcome): \($0.reason ?? $0.findings.first?.title ?? "")" } == [])
  }

  @Test(arguments: [
    (LockerServer.Manner.danglingLocation, "create-booking/creates.address"),
    (.forgetsNotes, "read-booking/response.note.written"), (.replacesInPart, "replace-booking/replaces.whole"),
    (.refusesTheSameReplacement, "replace-booking/replaces.idempotent"),
    (.keepsCancelled, "cancel-booking/removes.read"), (.keepsCancelled, "cancel-booking/removes.replaced"),
    (.keepsCancelled, "cancel-booking/removes.again"), (.listsCancelled, "list-bookings/lists.removed"),
    (.forgetsTheNewest, "list-bookings/lists.created"),
    (.asksNobodyForATokenToRead, "read-booking/authentication.bearer.header"),
  ]) func aBrokenRuleOfStateIsFound(manner: LockerServer.Manner, broken: String) async throws {
    let record = try await run(manner, only: "parcel-locker/\(broken)")

    #expect(record.verdict == .doesNotConform)
    #expect(record.status("parcel-locker/\(broken)") == .broken)
  }

  /// What another server shows proves nothing about this one.
  @Test func anAddressAtAnotherServerIsNotFollowed() async throws {
    let record = try await run(.foreignLocation, only: "parcel-locker/create-booking/creates.")

    #expect(record.status("parcel-locker/create-booking/creates.address") == .undecided)
    #expect(record.status("parcel-locker/create-booking/creates.readable") == .proved)
    #expect(record.verdict == .noVerdict)
  }
}
