/// A command line for curl that sends a request again.
///
/// curl's own additions (User-Agent, Accept, Expect, a form's Content-Type) are switched off where the request has no
/// such field. Without ``ShellSecrets`` the text is not redacted.
public struct CurlLine: Sendable, Hashable {
  /// The command line, without a line end.
  public let text: String

  /// The largest body written as an argument, in octets; Linux allows 128 KiB.
  private static let largestArgument = 100_000
  /// From how many octets of body on curl asks for 100 Continue by itself.
  private static let expectThreshold = 1 << 20

  /// Makes the line for a request to a server.
  ///
  /// - Parameter origin: scheme and authority, `http://127.0.0.1:8080`.
  public init(_ request: HTTPRequest, origin: String) {
    let inPath = request.target.utf8.first == 0x2F
    self.init(
      method: request.method, url: inPath ? origin + request.target : origin, fields: request.fields,
      body: request.body, requestTarget: inPath ? nil : request.target)
  }

  /// Makes the line of a request's parts.
  ///
  /// - Parameters:
  ///   - url: the whole URL; its authority tells whether a Host field must be written.
  ///   - requestTarget: what the request line holds where that is not the path of the URL.
  ///   - options: further arguments, before the request's own.
  ///   - secrets: what stands in place of secrets; in double quotes, so that a shell puts the values in.
  public init(
    method: String, url: String, fields: HTTPFields, body: [UInt8], requestTarget: String? = nil,
    options: [String] = [], hiding secrets: ShellSecrets? = nil
  ) {
    func word(_ bytes: [UInt8]) -> String { ShellQuoting.word(bytes, hiding: secrets) }
    var words = ["curl", "--silent", "--show-error", "--include", "--http1.1", "--path-as-is", "--globoff"]
    words += options.map { word(Array($0.utf8)) }
    if method == "HEAD", body.isEmpty {
      words.append("--head")
    } else {
      words += ["--request", word(Array(method.utf8))]
    }
    if let requestTarget { words += ["--request-target", word(Array(requestTarget.utf8))] }
    words.append(word(Array(url.utf8)))
    for header in Self.headers(fields, url: url, body: body) { words += ["--header", word(header)] }

    var pipe = ""
    if !body.isEmpty {
      let isText = !body.contains(0) && String(validating: body, as: UTF8.self) != nil
      if isText, body.count <= Self.largestArgument {
        words += [body[0] == 0x40 ? "--data-raw" : "--data-binary", word(body)]
      } else {
        pipe = "printf " + ShellQuoting.printfFormat(secrets?.redact(body) ?? body) + " | "
        words += ["--data-binary", "@-"]
      }
    } else if fields["Content-Length"] == "0" {
      words += ["--data-binary", "''"]
    }
    text = pipe + words.joined(separator: " ")
  }

  /// The header arguments: the fields, and an empty one for each that curl would add.
  private static func headers(_ fields: HTTPFields, url: String, body: [UInt8]) -> [[UInt8]] {
    let authority = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(2).first
    var headers: [[UInt8]] = []
    for field in fields {
      if field.isNamed("Content-Length"), field.valueText == String(body.count), !fields.contains("Transfer-Encoding") {
        continue
      }
      if field.isNamed("Host"), fields.all("Host").count == 1, field.valueText == authority.map(String.init) {
        continue
      }
      headers.append(field.value.isEmpty ? field.name + [0x3B] : field.name + [0x3A, 0x20] + field.value)
    }
    var added = ["Host", "User-Agent", "Accept"]
    let hasData = !body.isEmpty || fields["Content-Length"] == "0"
    if hasData { added.append("Content-Type") }
    if body.count > expectThreshold { added.append("Expect") }
    for name in added where !fields.contains(name) { headers.append(Array("\(name):".utf8)) }
    return headers
  }
}
