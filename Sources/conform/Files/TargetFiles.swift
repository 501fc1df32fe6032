import ConformanceKit

/// A target file and the files beside it that its `tls` section names.
struct TargetFiles {
  private let target: OutputFile
  /// By the member of the `tls` section, in its order.
  private var others: [(member: String, file: OutputFile, bytes: [UInt8])] = []

  /// Tries the files that are due; nil when one cannot be written.
  ///
  /// - Parameter tls: how the server speaks TLS; nil for plain HTTP.
  init?(_ path: String, _ tls: MockTLS?, for option: Option, _ complaints: inout Complaints) {
    guard let target = OutputFile(path, for: option, &complaints) else { return nil }
    self.target = target
    let start = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
    for (member, ending, bytes) in Self.due(tls) {
      // A key is for its owner alone.
      guard let file = OutputFile("\(start).\(ending).pem", for: option, isPrivate: ending != "ca", &complaints) else {
        return nil
      }
      others.append((member, file, bytes))
    }
  }

  private static func due(_ tls: MockTLS?) -> [(String, String, [UInt8])] {
    guard let tls else { return [] }
    var due = [("certificateAuthority", "ca", tls.authorities.pem)]
    if let client = tls.client { due.append(("clientCertificate", "client", client.chain.pem + client.keyPEM)) }
    if let expired = tls.expiredClient {
      due.append(("expiredClientCertificate", "expired", expired.chain.pem + expired.keyPEM))
    }
    return due
  }

  /// Takes away the directories that were made: nothing will be written.
  func discard() {
    for file in others.map(\.file) + [target] { file.discard() }
  }

  /// Writes the files beside the target file, then that.
  ///
  /// - Parameter text: makes its text, with the members of its `tls` section.
  func write(_ text: ([(String, JSONValue)]) -> [UInt8]) throws(FileFailure) {
    for (_, file, bytes) in others { try file.write(bytes) }
    try target.write(
      text(others.map { ($0.member, .string($0.file.path.split(separator: "/").last.map(String.init) ?? "")) }))
  }
}
