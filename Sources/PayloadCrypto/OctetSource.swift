/// Octets that are read where they lie: a secret in memory that is wiped, or a text or array of the caller's own.
///
/// What takes keys, PINs and card numbers takes them so, and makes no copy of them that it does not wipe.
public protocol OctetSource {
  /// Calls back with the octets, which are valid only during the call.
  func withOctets<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result
}

extension OctetSource {
  /// How many octets there are.
  public var octetCount: Int { withOctets { $0.count } }
}

extension [UInt8]: OctetSource {
  public func withOctets<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer(read)
  }
}

extension String: OctetSource {
  /// Calls back with the text in UTF-8.
  public func withOctets<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // A text of Swift's own holds its UTF-8 in one piece, so that no other one is made of it.
    var text = self
    return try text.withUTF8 { octets in
      Swift.Result<Result, Failure> { () throws(Failure) in try read(octets) }
    }.get()
  }
}
