import CaseModel
import HTTPCore
import Wire

/// The other ways to a target.
struct OtherClients: Sendable {
  private var settings: [Channel: TLSClientSettings] = [:]
  /// Why a way cannot be gone.
  private(set) var objections: [Channel: String] = [:]

  /// - Parameters:
  ///   - channels: the ways that are needed.
  ///   - tls: the client of the run; nil for a target that is not https.
  ///   - expired: a client certificate of the right authority that has expired.
  init(_ channels: Set<Channel>, beside tls: TLSClient?, expired: TLSIdentity?) {
    guard let tls else {
      for channel in channels { objections[channel] = "the target is not https" }
      return
    }
    for channel in channels where channel != .plain {
      do throws(Objection) {
        settings[channel] = try Self.settings(channel, tls.settings, expired)
      } catch {
        objections[channel] = error.words
      }
    }
  }

  /// Makes the connections of a way with a client of its own, which takes up no session of another; nil for the way
  /// without TLS.
  func connector(_ channel: Channel) -> HTTPClientConnection.Connector? {
    if channel == .plain { return nil }
    guard let client = settings[channel].flatMap({ try? TLSClient($0) }) else {
      return { (_, _) throws(TransportFailure) -> any ByteStream in
        throw TransportFailure.tls("no client could be made that goes \(channel.words)")
      }
    }
    return client.connector()
  }

  private struct Objection: Error { var words: String }

  private static func settings(
    _ channel: Channel, _ own: TLSClientSettings, _ expired: TLSIdentity?
  ) throws(Objection) -> TLSClientSettings {
    var settings = own
    do throws(TLSError) {
      switch channel {
      case .plain, .newSession: break
      case .tls10: try offer(.tls10, &settings)
      case .tls11: try offer(.tls11, &settings)
      case .renegotiated:
        try offer(.tls12, &settings)
        settings.renegotiates = true
      case .withoutCertificate:
        _ = try identity(of: own)
        settings.identity = nil
      case .selfSignedCertificate: settings.identity = try identity(of: own).selfSigned()
      case .foreignCertificate: settings.identity = try identity(of: own).imitated()
      case .expiredCertificate:
        _ = try identity(of: own)
        guard let expired else {
          throw .refused("the target gives no expiredClientCertificate: only its own authority could make one")
        }
        settings.identity = expired
      }
      _ = try TLSClient(settings)
      return settings
    } catch {
      guard case .refused(let words) = error else { throw Objection(words: error.message) }
      throw Objection(words: words)
    }
  }

  /// Offers one version alone.
  private static func offer(_ version: TLSVersion, _ settings: inout TLSClientSettings) throws(TLSError) {
    guard version.isSpoken else { throw .refused("the OpenSSL of this machine does not speak TLS \(version.rawValue)") }
    (settings.minimumVersion, settings.maximumVersion) = (version, version)
  }

  private static func identity(of settings: TLSClientSettings) throws(TLSError) -> TLSIdentity {
    guard let identity = settings.identity else { throw .refused("the target declares no client certificate") }
    return identity
  }
}
