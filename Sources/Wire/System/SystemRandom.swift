import Glibc

/// The randomness of the operating system.
public enum SystemRandom {
  /// Gives unpredictable octets.
  ///
  /// - Returns: `count` octets; none when `count` is below 1.
  public static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    bytes.withUnsafeMutableBytes { buffer in
      var start = 0
      while start < buffer.count {
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[start..<min(start + 256, buffer.count)])
        if getentropy(part.baseAddress, part.count) != 0 {
          for index in part.indices { part[index] = UInt8.random(in: 0...255, using: &generator) }
        }
        start += part.count
      }
    }
    return bytes
  }
}
