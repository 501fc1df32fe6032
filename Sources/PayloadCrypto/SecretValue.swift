import COpenSSL

/// A text or a key that must not be told: it shows itself nowhere, cannot be encoded, and is wiped when its last holder
/// lets go.
///
/// The octets lie in memory of their own, outside Swift's strings and arrays, and are overwritten before that memory is
/// given back. Ciphers, codes and PIN blocks read them there. ``text`` and ``bytes`` make a copy, which Swift releases
/// without overwriting it. Such copies are made where a value is read of the environment (a file's and a command's are
/// taken in by ``SecretIntake``; a literal rests in what was read of its target file) and held against its type, where it is part of a request and of
/// the octets that are sent, and by what hides secrets in outputs and looks for them, which keeps the spellings of a
/// target's own values as long as the run's results are at hand. So wiping bounds what rests in bindings and keys; it
/// does not promise that no copy is left in the memory of the process.
public struct SecretValue: Sendable, Hashable {
  let octets: WipedOctets

  /// Takes a copy of a text or of octets.
  public init(_ source: some OctetSource) {
    octets = source.withOctets { WipedOctets($0) }
  }

  /// Makes a secret in its own memory.
  ///
  /// - Parameter fill: writes the octets; what it leaves is zero.
  public init(count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    octets = WipedOctets(count: max(0, count), fill: fill)
  }

  /// Reads the octets that pairs of hexadecimal digits stand for; nil where ``Hex/decode(_:)`` gives nil.
  public init?(hex text: some OctetSource) {
    let read = text.withOctets { text -> WipedOctets? in
      guard text.count.isMultiple(of: 2), text.allSatisfy({ Hex.nibble($0) != nil }) else { return nil }
      return WipedOctets(count: text.count / 2) { octets in
        for index in octets.indices {
          octets[index] = (Hex.nibble(text[2 * index]) ?? 0) << 4 | (Hex.nibble(text[2 * index + 1]) ?? 0)
        }
      }
    }
    guard let read else { return nil }
    octets = read
  }

  /// Reads the octets that a text in base64 stands for; nil where ``Base64/decode(_:)`` gives nil.
  public init?(base64 text: some OctetSource) {
    var text = text.withOctets(Array.init)
    defer { text.wipe() }
    guard var bytes = Base64.decode(text) else { return nil }
    defer { bytes.wipe() }
    octets = WipedOctets(bytes)
  }

  /// How many octets there are.
  public var count: Int { octets.withOctets { $0.count } }
  public var isEmpty: Bool { count == 0 }

  /// A copy of the octets, which is not wiped.
  public var bytes: [UInt8] { octets.withOctets(Array.init) }

  /// A copy of the text, which is not wiped.
  public var text: String { octets.withOctets { String(decoding: $0, as: UTF8.self) } }

  /// Whether both hold the same text; the time taken depends on the length only.
  public static func == (left: SecretValue, right: SecretValue) -> Bool {
    left.octets.withOctets { mine in
      right.octets.withOctets { theirs in
        guard mine.count == theirs.count, let one = mine.baseAddress, let other = theirs.baseAddress else {
          return mine.count == theirs.count
        }
        return CRYPTO_memcmp(one, other, mine.count) == 0
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    octets.withOctets { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension SecretValue: OctetSource {
  public func withOctets<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try octets.withOctets(read)
  }
}

extension SecretValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Three dots, whatever the value.
  public var description: String { "…" }
  public var debugDescription: String { description }
  /// A mirror without children: a dumped value shows nothing.
  public var customMirror: Mirror { Mirror(self, children: [:] as KeyValuePairs<String, Any>) }
}

/// Octets that are overwritten before their memory is given back.
///
/// Unchecked: the memory is written when it is made and when nobody holds it any more, and only read between.
final class WipedOctets: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<UInt8>

  init(_ octets: some Collection<UInt8>) {
    memory = .allocate(capacity: octets.count)
    _ = memory.initialize(from: octets)
  }

  init(count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    memory = .allocate(capacity: count)
    memory.initialize(repeating: 0)
    fill(memory)
  }

  deinit {
    wipe()
    memory.deallocate()
  }

  func withOctets<Result, Failure: Error>(
    _ read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try read(UnsafeBufferPointer(memory))
  }

  /// Overwrites the octets in a way that no optimiser takes out.
  func wipe() {
    OPENSSL_cleanse(memory.baseAddress, memory.count)
  }
}
