import CaseModel
import ContractModel
import HTTPCore
import JSONCore

/// A body has the media type that the contract names for it; where it names none, a JSON body has any type that does not
/// say it is something else.
struct MediaTypeCheck: Check {
  func run(_ context: inout JudgingContext) {
    guard let shape = context.shape, let response = context.response, !response.body.isEmpty else { return }
    guard context.sent.method != "HEAD" else { return }
    // A text of another kind in place of a fault is the fault check's affair.
    if shape.fault != nil, context.reading == nil { return }
    let expected = shape.contentTypes.isEmpty ? "a media type of JSON" : shape.contentTypes.joined(separator: " or ")
    let fields = response.fields.all("Content-Type")
    guard let field = fields.first, fields.count == 1 else {
      return context.fail(
        "http.media-type", "the body has \(fields.isEmpty ? "no" : "more than one") media type", expected: expected,
        actual: fields.isEmpty ? "no Content-Type" : "\(fields.count) Content-Type fields", at: "header Content-Type")
    }
    let wanted = shape.contentTypes.compactMap { MediaType(parsing: $0) }
    if let type = MediaType(parsing: field.valueText),
      wanted.isEmpty ? !Self.saysOther(type) : wanted.contains(where: type.isEquivalent)
    {
      context.hold("http.media-type")
    } else {
      context.fail(
        "http.media-type", "the body has another media type", expected: expected,
        actual: shortened(field.valueText), at: "header Content-Type")
    }
  }

  /// Whether a type says that a body is of another language than JSON, or no text at all.
  private static func saysOther(_ type: MediaType) -> Bool {
    if ["image", "audio", "video", "font", "multipart", "message"].contains(type.type.lowercased()) { return true }
    let subtype = type.subtype.lowercased()
    return ["html", "xml", "css", "csv", "javascript", "pdf", "yaml", "x-www-form-urlencoded"].contains(subtype)
      || subtype.hasSuffix("+xml")
  }
}
