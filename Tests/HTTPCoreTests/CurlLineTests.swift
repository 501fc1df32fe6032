import HTTPCore
import Testing

@Suite struct CurlLineTests {
  private static let start = "curl --silent --show-error --include --http1.1 --path-as-is --globoff"

  @Test func writesALineToCopy() {
    let request = HTTPRequest(
      method: "POST", target: "/a?b=c&d",
      fields: HTTPFields([
        HTTPField("Host", "h:80"), HTTPField("User-Agent", "k"), HTTPField("Accept", "*/*"), HTTPField("X-Empty", ""),
        HTTPField("Content-Type", "application/json"), HTTPField("Content-Length", "12"),
      ]), body: octets("{\"a\":\"it's\"}"))
    #expect(
      CurlLine(request, origin: "http://h:80").text == """
        \(Self.start) --request POST 'http://h:80/a?b=c&d' --header 'User-Agent: k' --header 'Accept: */*' \
        --header 'X-Empty;' --header 'Content-Type: application/json' --data-binary '{"a":"it'\\''s"}'
        """)
  }

  @Test func switchesOffWhatCurlWouldAdd() {
    let line = CurlLine(method: "PUT", url: "http://h/", fields: HTTPFields(), body: octets("x")).text
    let off = "--header Host: --header User-Agent: --header Accept: --header Content-Type:"
    #expect(line == "\(Self.start) --request PUT http://h/ \(off) --data-binary x")
  }

  @Test func keepsAWrongLengthAndARepeatedHost() {
    let fields = HTTPFields([HTTPField("Host", "h"), HTTPField("Host", "h"), HTTPField("Content-Length", "9")])
    let line = CurlLine(method: "PUT", url: "http://h/", fields: fields, body: octets("x")).text
    #expect(line.contains("--header 'Host: h' --header 'Host: h' --header 'Content-Length: 9'"))
  }

  @Test(arguments: [
    (octets("a\nb\t'\\"), "--data-binary $'a\\nb\\t\\'\\\\'"), (octets("@file"), "--data-raw @file"),
    (octets("é"), "--data-binary 'é'"), ([0x1B], "--data-binary $'\\033'"),
  ])
  func quotesABodyForTheShell(body: [UInt8], expected: String) {
    #expect(CurlLine(method: "P", url: "u", fields: HTTPFields(), body: body).text.hasSuffix(expected))
  }

  @Test(
    arguments: [
      ([0x2D, 0, 0x25, 0x5C, 0x27, 0x0A, 0x37], "printf '\\055\\000%%\\\\\\047\\n7' | curl "),
      ([0xFF, 0x31], "printf '\\3771' | curl "),
      (Array(repeating: 0x61, count: 100_001), "printf 'aaaa"),
    ] as [([UInt8], String)])
  func pipesABodyThatIsNoArgument(body: [UInt8], expected: String) {
    let line = CurlLine(method: "P", url: "u", fields: HTTPFields(), body: body).text
    #expect(line.hasPrefix(expected) && line.hasSuffix("--data-binary @-"))
  }

  @Test func asksForAHeadAndWritesAnOddTarget() {
    #expect(
      CurlLine(HTTPRequest(method: "HEAD", target: "/"), origin: "http://h").text.hasPrefix("\(Self.start) --head http")
    )
    let line = CurlLine(HTTPRequest(method: "OPTIONS", target: "*"), origin: "http://h").text
    #expect(line.contains("--request OPTIONS --request-target '*' http://h --header"))
  }
}
