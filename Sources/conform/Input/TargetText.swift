import ConformanceKit

/// Writes target files.
enum TargetText {
  /// A target file's bytes.
  ///
  /// - Parameter tls: the members of its `tls` section; without any there is none.
  static func bytes(
    _ contract: Contract, url: String, authentication: String, bindings: [(String, JSONValue)],
    limits: [(String, JSONValue)] = [], tls: [(String, JSONValue)] = []
  ) -> [UInt8] {
    var members: [(String, JSONValue)] = [("contract", .string(contract.id)), ("url", .string(url))]
    if !tls.isEmpty { members.append(("tls", .object(tls))) }
    if authentication != contract.defaultAuthentication { members.append(("authentication", .string(authentication))) }
    members.append(("bindings", .object(bindings)))
    if !limits.isEmpty { members.append(("limits", .object(limits))) }
    return JSONValue.object(members).bytes(.pretty) + [0x0A]
  }
}
