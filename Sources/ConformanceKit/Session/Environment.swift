import FoundationEssentials

/// What the kit runs on.
enum Environment {
  /// System and architecture, without a host's or user's name: `Debian GNU/Linux 12 (bookworm), x86_64`.
  static var text: String { "\(ProcessInfo.processInfo.operatingSystemVersionString), \(architecture)" }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another architecture"
    #endif
  }
}
