import ContractModel
import Testing

@Suite struct DidYouMeanTests {
  static let words = ["run", "mock", "lint", "list", "plan", "explain", "wibmo-prepaid", "rackspace-identity"]

  static let guesses: [(String, String?)] = [
    ("rnu", "run"), ("rum", "run"), ("mokc", "mock"), ("MOCK", "mock"), ("explian", "explain"), ("lint", "lint"),
    ("wibmo", "wibmo-prepaid"), ("wimbo-prepiad", "wibmo-prepaid"), ("rackspace_identity", "rackspace-identity"),
    ("zebra", nil), ("", nil), ("xy", nil), ("ln", nil),
  ]

  @Test(arguments: guesses) func theNearestWordIsOffered(word: String, expected: String?) {
    #expect(nearest(word, among: Self.words) == expected)
  }

  @Test func theFirstOfEquallyNearWordsIsOffered() {
    #expect(nearest("liht", among: ["lint", "list"]) == "lint")
    #expect(nearest("liht", among: ["list", "lint"]) == "list")
  }

  @Test func nothingIsOfferedWhereThereIsNothing() {
    #expect(nearest("run", among: []) == nil)
    #expect(nearest("run", among: [""]) == nil)
  }

  @Test func longWordsAreNotCompared() {
    let long = String(repeating: "a", count: 100_000)

    #expect(nearest(long, among: [long]) == nil)
    #expect(nearest("aaaa", among: [long, "aaab"]) == "aaab")
  }
}
