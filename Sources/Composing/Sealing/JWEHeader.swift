import CaseModel
import JSONCore
import PayloadCrypto

/// The protected header of a JWE under a directly agreed key (RFC 7516 §4).
enum JWEHeader {
  /// What keeps a receiver that knows `dir` and one encryption from opening a token; nil where nothing does.
  ///
  /// Parameters that nobody has to understand, such as `typ` or `kid`, stand in nobody's way (RFC 7516 §4).
  static func obstacle(in header: [UInt8], expecting encryption: String) -> String? {
    guard let value = try? JSONReader.read(header).value, value.members != nil else {
      return "its protected header is no JSON object"
    }
    if value["alg"]?.string != "dir" { return "its protected header does not name the alg dir" }
    if value["enc"]?.string != encryption { return "its protected header does not name the enc \(encryption)" }
    if value["zip"] != nil { return "its protected header names a zip, and no compression is agreed" }
    if value["crit"] != nil { return "its protected header has crit, and no extension is agreed" }
    return nil
  }

  /// The text of a header with something else in it.
  static func text(_ edit: HeaderEdit, for encryption: String) -> [UInt8] {
    let text =
      switch edit {
      case .algorithm(let name): #"{"enc":"\#(encryption)","alg":"\#(name)"}"#
      case .encryption(let name): #"{"enc":"\#(name)","alg":"dir"}"#
      case .critical: #"{"enc":"\#(encryption)","alg":"dir","crit":["x-note"],"x-note":"1"}"#
      case .otherSpelling: #" { "typ": "JOSE", "alg": "dir", "enc": "\#(encryption)" }"#
      }
    return Array(text.utf8)
  }
}
