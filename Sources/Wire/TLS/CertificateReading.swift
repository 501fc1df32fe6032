import COpenSSL
import Glibc
import HTTPCore

extension TLSCertificate {
  /// The longest name that is shown, in characters.
  private static let longestName = 200
  /// How many alternative names are shown.
  private static let mostNames = 20

  /// Describes a certificate.
  init(_ certificate: OpaquePointer) {
    let (start, startText) = Self.moment(X509_get0_notBefore(certificate))
    let (end, endText) = Self.moment(X509_get0_notAfter(certificate))
    self.init(
      subject: Self.name(X509_get_subject_name(certificate)), issuer: Self.name(X509_get_issuer_name(certificate)),
      names: Self.names(certificate), notBefore: start, notAfter: end, period: "\(startText) to \(endText)",
      sha256: Self.digest(certificate))
  }

  private static func name(_ name: OpaquePointer?) -> String {
    guard let memory = BIO_new(BIO_s_mem()) else { return "" }
    defer { BIO_free(memory) }
    shim_X509_NAME_print_RFC2253(memory, name)
    return shortened(octets(of: memory))
  }

  private static func names(_ certificate: OpaquePointer) -> [String] {
    guard let list = shim_X509_alternative_names(certificate) else { return [] }
    defer { shim_GENERAL_NAMES_free(list) }
    return (0..<min(shim_sk_GENERAL_NAME_num(list), Int32(mostNames))).compactMap { index in
      guard let entry = shim_sk_GENERAL_NAME_value(list, index), let memory = BIO_new(BIO_s_mem()) else { return nil }
      defer { BIO_free(memory) }
      GENERAL_NAME_print(memory, entry)
      return shortened(octets(of: memory))
    }
  }

  private static func digest(_ certificate: OpaquePointer) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard X509_digest(certificate, EVP_sha256(), &bytes, &count) == 1 else { return "" }
    let digits = Array("0123456789abcdef")
    return String(bytes.prefix(Int(count)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// A time as seconds since 1970 and as text; the beginning of time when it cannot be read.
  private static func moment(_ time: UnsafePointer<ASN1_TIME>?) -> (Int64, String) {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return (0, "(unreadable time)") }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return (Int64(timegm(&parts)), "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z")
  }

  /// What a peer chose is shown without control characters, and not at any length.
  private static func shortened(_ bytes: [UInt8]) -> String {
    let printable = bytes.prefix(longestName).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    return String(decoding: printable, as: UTF8.self) + (bytes.count > longestName ? "…" : "")
  }
}

/// Takes all octets out of a memory BIO.
func octets(of memory: OpaquePointer?) -> [UInt8] {
  let count = BIO_ctrl_pending(memory)
  guard count > 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    filled = max(0, Int(BIO_read(memory, buffer.baseAddress, Int32(clamping: count))))
  }
}

/// Hands octets to OpenSSL as a BIO to read from; nil where it has no memory.
func withReadOnly<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Result?) -> Result? {
  bytes.withUnsafeBytes { bytes in
    guard let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
    defer { BIO_free(memory) }
    return body(memory)
  }
}
