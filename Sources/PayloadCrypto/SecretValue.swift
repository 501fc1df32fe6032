import COpenSSL

/// A text or a key that must not be told: it shows itself nowhere, cannot be encoded, and is wiped when its last holder
/// lets go.
///
/// The octets lie in memory of their own, outside Swift's strings and arrays, and are overwritten before that memory is
/// given back. ``text`` and ``bytes`` make a copy, which Swift releases without overwriting it. Such copies are made
/// where a value is read (a file's or command's octets; a literal rests in what was read of its target file), for each
/// request that is composed, sealed or signed, and by what hides secrets in outputs and looks for them, which keeps the
/// values and their spellings as long as the run's results are at hand. So wiping bounds what rests in bindings and
/// keys; it does not promise that no copy is left in the memory of the process.
public struct SecretValue: Sendable, Hashable {
  private let octets: WipedOctets

  /// Takes a copy of a text.
  public init(_ text: String) {
    octets = WipedOctets(text.utf8)
  }

  /// Takes a copy of a key's bytes.
  public init(bytes: [UInt8]) {
    octets = WipedOctets(bytes)
  }

  /// A copy of the bytes, which is not wiped.
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

  deinit {
    wipe()
    memory.deallocate()
  }

  func withOctets<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    read(UnsafeBufferPointer(memory))
  }

  /// Overwrites the octets in a way that no optimiser takes out.
  func wipe() {
    OPENSSL_cleanse(memory.baseAddress, memory.count)
  }
}
