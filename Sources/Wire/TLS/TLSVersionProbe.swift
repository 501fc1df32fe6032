extension TLSVersion {
  /// Whether the OpenSSL of this machine makes a session of this version at all: a build, or a policy of the system, may
  /// have taken old versions out.
  public var isSpoken: Bool { Self.spoken.contains(self) }

  /// Found out once, for that takes keys and the system's authorities.
  private static let spoken = Set(allCases.filter(\.makesASession))

  /// Whether client and server come to a session in memory.
  private var makesASession: Bool {
    guard let identity = try? TLSIdentity.make(CertificateDraft(name: "probe")) else { return false }
    var offered = TLSServerSettings(identity: identity)
    (offered.minimumVersion, offered.maximumVersion) = (self, self)
    let asked = TLSClientSettings(verifies: false, minimumVersion: self, maximumVersion: self)
    guard let server = try? TLSServer(offered), let client = try? TLSClient(asked),
      let left = try? client.engine(), let right = try? server.engine()
    else { return false }
    // A handshake of any version takes fewer turns than this.
    for _ in 0..<8 {
      let steps = (left.handshake(), right.handshake())
      if steps == (.done(1), .done(1)) { return true }
      left.takeOutput().withUnsafeBytes { right.receive($0) }
      right.takeOutput().withUnsafeBytes { left.receive($0) }
    }
    return false
  }
}
