import HTTPCore
import Testing

@Suite struct MediaTypeTests {
  @Test func readsTypeSubtypeAndParameters() throws {
    let type = try #require(MediaType(parsing: "Text/HTML ; Charset=\"utf-8\";; b=\"a\\\"\\;b\" "))
    #expect(type.essence == "text/html" && type.parameters.map(\.name) == ["charset", "b"])
    #expect(type.parameter("CHARSET") == "utf-8" && type.parameter("b") == "a\";b")
  }

  @Test(arguments: [
    "", "text", "text/", "/html", "text/html charset=x", "a/b;c", "a/b;c=", "a/b;c=\"", "a/b;=d", "a /b", "a/b,",
  ])
  func refusesWhatIsNoMediaType(text: String) {
    #expect(MediaType(parsing: text) == nil)
  }

  @Test func comparesWithoutParameters() throws {
    let json = try #require(MediaType(parsing: "application/json"))
    #expect(MediaType(parsing: "Application/JSON;charset=utf-8")?.isEquivalent(json) == true)
    #expect(MediaType(parsing: "application/problem+json")?.isEquivalent(json) == false)
  }
}
