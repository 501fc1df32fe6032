import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A JUnit file as another parser reads it.
final class JUnitFile: NSObject, XMLParserDelegate {
  /// `classname/name` of each testcase.
  private(set) var cases: [String] = []
  private(set) var failures = 0
  private(set) var errors = 0

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "not well-formed: \(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "testcase": cases.append("\(attributes["classname"] ?? "")/\(attributes["name"] ?? "")")
    case "failure": failures += 1
    case "error": errors += 1
    default: break
    }
  }
}
