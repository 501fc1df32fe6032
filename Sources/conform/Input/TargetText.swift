import ConformanceKit

/// Writes target files.
enum TargetText {
  /// A target file's bytes.
  static func bytes(
    _ contract: Contract, url: String, authentication: String, bindings: [(String, JSONValue)],
    limits: [(String, JSONValue)] = []
  ) -> [UInt8] {
    var members: [(String, JSONValue)] = [("contract", .string(contract.id)), ("url", .string(url))]
    if authentication != contract.defaultAuthentication { members.append(("authentication", .string(authentication))) }
    members.append(("bindings", .object(bindings)))
    if !limits.isEmpty { members.append(("limits", .object(limits))) }
    return JSONValue.object(members).bytes(.pretty) + [0x0A]
  }

  /// The variable that an example names for a secret: `WIBMO_PREPAID_API_KEY`.
  static func variable(_ contract: Contract, _ binding: Binding) -> String {
    var name = ""
    for scalar in "\(contract.id)_\(binding.name)".unicodeScalars {
      let isUpper = ("A"..."Z").contains(scalar)
      if isUpper, !name.hasSuffix("_") { name += "_" }
      name += scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : "_"
    }
    return name.uppercased()
  }
}
