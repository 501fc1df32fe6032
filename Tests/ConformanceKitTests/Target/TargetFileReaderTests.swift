import ConformanceKit
import Testing

/// Reads a text as the file `target.json`; the problems as they are shown, or nothing.
private func problems(_ text: String) -> String {
  do throws(TargetFailure) {
    _ = try TargetFileReader.read(Array(text.utf8), path: "target.json")
    return ""
  } catch {
    return error.text
  }
}

@Suite struct TargetFileReaderTests {
  @Test func everyPartOfATargetFileIsRead() throws {
    let text = """
      { "$schema": "target.schema.json", "contract": "rackspace-identity", "url": "http://127.0.0.1:8080",
        "authentication": "none",
        "bindings": { "a": "text", "b": 42.0, "c": { "env": "TOKEN" }, "d": { "file": "key.hex" }, "e": ["1", 2] },
        "limits": { "connections": 8, "requestsPerSecond": 2.5, "timeoutSeconds": 0.5 } }
      """
    let file = try TargetFileReader.read(Array(text.utf8), path: "target.json")

    #expect(file.contract == "rackspace-identity")
    #expect(file.url == "http://127.0.0.1:8080")
    #expect(file.authentication == "none")
    #expect(file.bindings.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(
      file.bindings.map(\.source) == [
        .literal("text"), .literal("42.0"), .environment("TOKEN"), .file("key.hex"), .list(["1", "2"]),
      ])
    #expect(file.limits == TargetFile.Limits(connections: 8, requestsPerSecond: 2.5, timeoutSeconds: 0.5))
  }

  @Test func onlyTheURLIsNeeded() throws {
    let file = try TargetFileReader.read(Array(#"{"url":"http://localhost"}"#.utf8), path: "t.json")

    #expect(file == TargetFile(path: "t.json", url: "http://localhost"))
  }

  @Test(arguments: [
    ("", "target.json:1:1: not JSON: the text is empty"),
    ("{\n  \"url\": ,\n}", "target.json:2:10: not JSON: unexpected ','"),
    ("{\"url\": \"http://a\",}", "target.json:1:19: not JSON: a comma before a closing bracket"),
    ("[]", "target.json:1:1: a target file is a JSON object, and this is an array"),
    ("{\n}", "target.json:1:1: \"url\" is missing; write where the server is: \"http://127.0.0.1:8080\""),
    ("{\"url\": 8080}", "target.json:1:9: \"url\" is a text, and this is a number"),
    (
      "{\"url\":\"http://a\",\n \"binding\": {}}",
      "target.json:2:2: a target file has no member \"binding\"; did you mean \"bindings\"?"
    ),
    (
      "{\"url\":\"http://a\",\n \"colour\": 1}",
      """
      target.json:2:2: a target file has no member "colour"; known are contract, url, tls, authentication, bindings, \
      limits
      """
    ),
    (
      "{\"url\":\"http://a\",\"url\":\"http://b\"}",
      "target.json:1:19: \"url\" stands twice in one object"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"pan\":\"1\",\"pan\":\"2\"}}",
      "target.json:1:41: \"pan\" stands twice in one object"
    ),
    (
      "{\"url\":\"http://a\",\"tls\":{}}",
      """
      target.json:1:25: "tls" is for https, and the url begins with http://; write https:// in "url", or take "tls" out
      """
    ),
    ("{\"url\":\"http://a\",\"bindings\":[]}", "target.json:1:30: \"bindings\" is an object, and this is an array"),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":true}}",
      """
      target.json:1:37: binding "key" is a boolean; give a text, {"env": NAME}, {"file": PATH}, {"command": [PROGRAM, WORD…]} or a list
      """
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":{\"file\":\"a\",\"env\":\"B\"}}}",
      "target.json:1:37: binding \"key\" takes one of {\"env\": NAME}, {\"file\": PATH} and {\"command\": [PROGRAM, WORD…]}"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":{\"env\":7}}}",
      "target.json:1:37: binding \"key\" takes one of {\"env\": NAME}, {\"file\": PATH} and {\"command\": [PROGRAM, WORD…]}"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":{\"environment\":\"A\"}}}",
      "target.json:1:38: a binding has no member \"environment\"; known are env, file, command"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":[]}}",
      "target.json:1:37: the list of binding \"key\" is empty"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"key\":[\"a\",{}]}}",
      "target.json:1:42: the list of binding \"key\" holds an object"
    ),
    ("{\"url\":\"http://a\",\"limits\":4}", "target.json:1:28: \"limits\" is an object, and this is a number"),
    (
      "{\"url\":\"http://a\",\"limits\":{\"conections\":4}}",
      "target.json:1:29: limits has no member \"conections\"; did you mean \"connections\"?"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"connections\":0}}",
      "target.json:1:43: \"connections\" takes a whole number from 1 to 256"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"connections\":99999999999999999999}}",
      "target.json:1:43: \"connections\" takes a whole number from 1 to 256"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"requestsPerSecond\":-1}}",
      "target.json:1:49: \"requestsPerSecond\" takes a number from 0 to 100000"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"timeoutSeconds\":1e999}}",
      "target.json:1:46: \"timeoutSeconds\" takes a number from 0.05 to 600"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"timeoutSeconds\":\"5\"}}",
      "target.json:1:46: \"timeoutSeconds\" takes a number from 0.05 to 600"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"maxRefusals\":3}}",
      "target.json:1:43: \"maxRefusals\" is an object, and this is a number"
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"maxRefusals\":{\"pan\":-1}}}",
      """
      target.json:1:50: "pan" takes a whole number from 0 to 1000000; write {"docNumber": 10}, or \
      {"docNumber": {"total": 10, "inARow": 3}}
      """
    ),
    (
      "{\"url\":\"http://a\",\"limits\":{\"maxRefusals\":{\"pan\":{\"inRow\":1}}}}",
      "target.json:1:51: a limit of refusals has no member \"inRow\"; did you mean \"inARow\"?"
    ),
    (
      "{\"url\":\"http://a\",\"bindings\":{\"k\":\"\\ud800\"}}",
      "target.json:1:36: half of a surrogate pair; write the character itself"
    ),
  ])
  func aProblemIsToldWithItsPlace(text: String, message: String) {
    #expect(problems(text) == message)
  }

  @Test func allProblemsAreToldAtOnce() {
    let text = """
      {
        "Url": "http://a",
        "bindings": { "a": null },
        "limits": { "connections": "many" }
      }
      """

    #expect(
      problems(text) == """
        target.json:2:3: a target file has no member "Url"; did you mean "url"?
        target.json:1:1: "url" is missing; write where the server is: "http://127.0.0.1:8080"
        target.json:3:22: binding "a" is null; give a text, {"env": NAME}, {"file": PATH}, {"command": [PROGRAM, WORD…]} or a list
        target.json:4:30: "connections" takes a whole number from 1 to 256
        """)
  }

  @Test func namesOfTheFileAreShownWithoutControlCharactersAndCut() {
    let long = String(repeating: "x", count: 4000)
    let shown = problems("{\"url\":\"http://a\",\"a\\u001b[2J\\n\":1,\"\(long)\":2}")

    #expect(!shown.contains("\u{1B}"))
    #expect(shown.split(separator: "\n").count == 2)
    #expect(shown.utf8.count < 600)
  }
}
