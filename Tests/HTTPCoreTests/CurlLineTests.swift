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

  private static let secrets = ShellSecrets(
    redactor: Redactor([
      .init(label: "apiKey:77aa", text: "K7QWZP9R"), .init(label: "pin:3f9c", text: "0739"),
      .init(label: "apiKey:90ee", text: "other-key"),
    ]),
    variables: [
      "apiKey:77aa": .init(name: "API_KEY", value: "K7QWZP9R"), "pin:3f9c": .init(name: "PIN", value: "0739"),
    ])

  @Test(arguments: [
    ("Bearer K7QWZP9R", "--header \"X: Bearer $API_KEY\""), ("K7QWZP9Rx", "--header \"X: ${API_KEY}x\""),
    ("K7QWZP9R-", "--header \"X: $API_KEY-\""), ("a $HOME K7QWZP9R", "--header 'X: a $HOME '\"$API_KEY\""),
    ("other-key", "--header 'X: ‹apiKey:90ee›'"), ("4b3751575a503952", "--header 'X: ‹apiKey:77aa›'"),
    ("k7qwzp9r", "--header 'X: k7qwzp9r'"),
  ])
  func namesTheVariableInPlaceOfASecret(value: String, expected: String) {
    let line = CurlLine(
      method: "P", url: "http://h/", fields: HTTPFields([HTTPField("X", value)]), body: [], hiding: Self.secrets)
    #expect(line.text.contains(expected))
  }

  @Test func namesTheVariableInABodyOfJSON() {
    let body = octets("{\"pin\":\"0739\",\"it's\":\"K7QWZP9R\"}")
    let line = CurlLine(method: "P", url: "u", fields: HTTPFields(), body: body, hiding: Self.secrets)
    #expect(line.text.hasSuffix(#"--data-binary '{"pin":"'"$PIN"'","it'\''s":"'"$API_KEY"'"}'"#))
  }

  @Test(arguments: [
    ("userAdminToken", "USER_ADMIN_TOKEN"), ("X-PRO-Auth-Payload", "X_PRO_AUTH_PAYLOAD"), ("pin", "PIN"),
    ("wibmo-prepaid_apiKey", "WIBMO_PREPAID_API_KEY"), ("3des", "_3DES"),
  ])
  func makesAVariablesName(of name: String, variable: String) {
    #expect(ShellSecrets.variableName(for: name) == variable)
  }

  @Test func asksForAHeadAndWritesAnOddTarget() {
    #expect(
      CurlLine(HTTPRequest(method: "HEAD", target: "/"), origin: "http://h").text.hasPrefix("\(Self.start) --head http")
    )
    let line = CurlLine(HTTPRequest(method: "OPTIONS", target: "*"), origin: "http://h").text
    #expect(line.contains("--request OPTIONS --request-target '*' http://h --header"))
  }
}
