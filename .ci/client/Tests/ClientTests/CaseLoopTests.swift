import ConformanceKit
import XCTest

final class CaseLoopTests: XCTestCase {
  func testEveryCaseHolds() async throws {
    let plan = try XCTUnwrap(Certification.plan)
    XCTAssertFalse(plan.cases.isEmpty)
    for value in plan.cases {
      let result = try await Certification.result(of: value)
      XCTAssertTrue(result?.outcome == .passed || result?.outcome == .skipped, value.id)
    }
  }
}
