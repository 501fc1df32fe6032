import HTTPCore
import Testing

@Suite struct URIReferenceTests {
  @Test(
    arguments: [
      ("http://h:80/a/b?c#d", "http", "h:80", "/a/b", "c"), ("/a/b", nil, nil, "/a/b", nil),
      ("a?b=c", nil, nil, "a", "b=c"), ("//h/a", nil, "h", "/a", nil), ("HTTPS://h", "https", "h", "", nil),
      ("mailto:a@b", "mailto", nil, "a@b", nil), ("../a", nil, nil, "../a", nil),
    ] as [(String, String?, String?, String, String?)])
  func aReferenceIsTakenApart(text: String, scheme: String?, authority: String?, path: String, query: String?) {
    let reference = URIReference(text)

    #expect(reference?.scheme == scheme && reference?.authority == authority)
    #expect(reference?.path == path && reference?.query == query)
  }

  @Test(arguments: ["", "a b", "a\r\nb", "é", "%", "%4", "%4g", "a\"b", "<a>", "a\\b", "{a}"])
  func whatIsNoReferenceIsNone(text: String) {
    #expect(URIReference(text) == nil)
  }

  /// RFC 3986 §5.4, seen from /b/c/d;p.
  @Test(arguments: [
    ("g", "/b/c/g"), ("./g", "/b/c/g"), ("g/", "/b/c/g/"), ("/g", "/g"), ("../g", "/b/g"), ("../../g", "/g"),
    ("../../../g", "/g"), ("/./g", "/g"), ("/../g", "/g"), ("..", "/b/"), (".", "/b/c/"), ("g/../h", "/b/c/h"),
    ("?y", "/b/c/d;p"), ("http://a", "/"),
  ]) func aRelativePathIsSeenFromTheRequest(text: String, path: String) {
    #expect(URIReference(text)?.path(seenFrom: "/b/c/d;p") == path)
  }

  @Test(arguments: [("a%2Fb", "a/b"), ("%C3%A9", "é"), ("%zz", "%zz"), ("%4", "%4"), ("", "")])
  func percentSignsAreDecoded(part: String, text: String) {
    #expect(URIReference.decoded(part) == text)
  }
}
