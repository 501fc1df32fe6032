import COpenSSL

/// Takes in a secret as it comes, such as a file's or what a program writes: it never lies in memory that is given back
/// without being overwritten.
public struct SecretIntake: ~Copyable {
  private var memory = SecretIntake.memory(4096)
  /// How many octets were taken in.
  public private(set) var count = 0

  public init() {}

  deinit { Self.giveBack(memory) }

  /// Lets octets be put behind those that were taken in.
  ///
  /// - Parameter read: puts octets into the room it is handed, and returns how many: none for the end, fewer for a
  ///   failure.
  /// - Returns: what `read` returned.
  public mutating func take(_ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    if count == memory.count {
      let larger = Self.memory(2 * count)
      _ = larger.update(fromContentsOf: memory)
      Self.giveBack(memory)
      memory = larger
    }
    let taken = read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(memory)[count...]))
    count += min(max(0, taken), memory.count - count)
    return taken
  }

  /// What was taken in.
  public var secret: SecretValue {
    SecretValue(count: count) { _ = $0.update(fromContentsOf: memory[..<count]) }
  }

  private static func memory(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    memory.initialize(repeating: 0)
    return memory
  }

  private static func giveBack(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    OPENSSL_cleanse(memory.baseAddress, memory.count)
    memory.deallocate()
  }
}

extension SecretValue {
  /// Whether the octets are UTF-8.
  public var isText: Bool { withOctets { (try? UTF8Span(validating: $0.span)) != nil } }

  /// The value without the one line end at its end.
  public var withoutLineEnd: SecretValue {
    withOctets { octets in
      var end = octets.count
      if end > 0, octets[end - 1] == 0x0A {
        end -= 1
        if end > 0, octets[end - 1] == 0x0D { end -= 1 }
      }
      return end == octets.count ? self : SecretValue(count: end) { _ = $0.update(fromContentsOf: octets[..<end]) }
    }
  }
}
