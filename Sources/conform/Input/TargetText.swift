import ConformanceKit

/// Writes target files.
enum TargetText {
  /// A target file's bytes.
  ///
  /// - Parameter certificateAuthority: the name of the file, beside the target file, with what an https server is
  ///   verified against; nil for none.
  static func bytes(
    _ contract: Contract, url: String, authentication: String, bindings: [(String, JSONValue)],
    limits: [(String, JSONValue)] = [],
    certificateAuthority: String? = nil
  ) -> [UInt8] {
    var members: [(String, JSONValue)] = [("contract", .string(contract.id)), ("url", .string(url))]
    if let certificateAuthority {
      members.append(("tls", .object([("certificateAuthority", .string(certificateAuthority))])))
    }
    if authentication != contract.defaultAuthentication { members.append(("authentication", .string(authentication))) }
    members.append(("bindings", .object(bindings)))
    if !limits.isEmpty { members.append(("limits", .object(limits))) }
    return JSONValue.object(members).bytes(.pretty) + [0x0A]
  }
}
