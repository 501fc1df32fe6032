import Composing
import Testing

@Suite struct TargetURLTests {
  @Test(arguments: [
    ("http://Example.COM", "example.com", 80, "", "example.com"),
    ("HTTPS://host:443/", "host", 443, "", "host"),
    ("https://host:8443/a/b//", "host", 8443, "/a/b", "host:8443"),
    ("http://127.0.0.1:8080/x%20y", "127.0.0.1", 8080, "/x%20y", "127.0.0.1:8080"),
    ("http://[::1]:81", "::1", 81, "", "[::1]:81"), ("http://[FE80::1]", "fe80::1", 80, "", "[fe80::1]"),
    ("http://host:", "host", 80, "", "host"),
  ])
  func aURLIsTakenApart(text: String, host: String, port: Int, base: String, header: String) throws {
    let url = try TargetURL(text)
    #expect(url.host == host && url.port == port && url.basePath == base && url.hostHeader == header)
    #expect(url.url(path: "/p?q=1") == "\(url.scheme)://\(header)\(base)/p?q=1")
  }

  @Test(arguments: [
    ("", TargetURLError.scheme), ("ftp://host", .scheme), ("host:80", .scheme), ("http://", .host),
    ("http:///a", .host),
    ("http://[::1", .host), ("http://[::1]x", .host), ("http://[]", .host), ("http://a:b:c", .port),
    ("http://host:0", .port), ("http://host:65536", .port), ("http://host:99999999999999999999", .port),
    ("http://user:pw@host", .userInformation), ("http://host/?a", .queryOrFragment),
    ("http://host#a", .queryOrFragment),
    ("http://ho st", .character), ("http://hö", .character), ("http://h\r\n", .character), ("http://a%20b", .host),
  ])
  func anythingElseIsRefused(text: String, error: TargetURLError) {
    #expect(throws: error) { try TargetURL(text) }
    #expect(!error.message.isEmpty)
  }
}
