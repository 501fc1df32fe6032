import COpenSSL
import HTTPCore

/// What contexts of clients and servers are told alike.
enum TLSContext {
  /// Allows these versions and no others; the deprecated ones need the lowest security level of OpenSSL 3.
  static func set(_ context: OpaquePointer, versions: ClosedRange<TLSVersion>) throws(TLSError) {
    guard shim_SSL_CTX_set_min_proto_version(context, versions.lowerBound.number) == 1,
      shim_SSL_CTX_set_max_proto_version(context, versions.upperBound.number) == 1,
      !versions.lowerBound.isDeprecated || SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") == 1
    else { throw .refused(OpenSSLErrors.take().words) }
    // A write may be taken in part, and the rest may stand elsewhere the next time.
    _ = shim_SSL_CTX_set_mode(context, Int(SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER))
  }

  /// Shows this certificate, with its chain, to the peer.
  static func set(_ context: OpaquePointer, identity: TLSIdentity?) throws(TLSError) {
    guard let identity, let own = identity.chain.certificates.first else { return }
    guard SSL_CTX_use_certificate(context, own) == 1, SSL_CTX_use_PrivateKey(context, identity.key) == 1 else {
      throw .certificateRefused(TLSCertificate(own), reason: OpenSSLErrors.take().words)
    }
    for other in identity.chain.certificates.dropFirst() { _ = shim_SSL_CTX_add1_chain_cert(context, other) }
  }

  /// Takes each of these certificates as an authority, those that others have signed too.
  static func trust(_ list: TLSCertificateList, in context: OpaquePointer) throws(TLSError) {
    let store = SSL_CTX_get_cert_store(context)
    for certificate in list.certificates where X509_STORE_add_cert(store, certificate) != 1 {
      throw .refused(OpenSSLErrors.take().words)
    }
    X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN))
  }
}

extension TLSVersion: Comparable {
  public static func < (left: TLSVersion, right: TLSVersion) -> Bool { left.number < right.number }
}
