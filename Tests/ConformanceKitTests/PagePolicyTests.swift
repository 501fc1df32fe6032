import CaseModel
import Foundation
import PayloadCrypto
import Reporting
import Testing

/// A browser takes the style sheet and the script of a page only when their digests are those that its policy names.
@Suite struct PagePolicyTests {
  @Test(arguments: ["style", "script"]) func thePolicyNamesTheDigestOfWhatThePageHolds(part: String) throws {
    let run = RunRecord(kit: "0", startedAt: 0, seed: 1, suite: "standard")
    let page = String(decoding: HTMLReport().bytes(of: run), as: UTF8.self)
    let from = try #require(page.range(of: "<\(part)>")).upperBound
    let to = try #require(page.range(of: "</\(part)>")).lowerBound
    let digest = Data(Digest.sha256(Array(page[from..<to].utf8))).base64EncodedString()
    #expect(page.contains("\(part)-src 'sha256-\(digest)'"), "the digest of the \(part) is \(digest)")
    #expect(!page.contains("unsafe-inline"))
  }
}
