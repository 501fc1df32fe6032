import Foundation
public import PayloadCrypto

/// The C library's search for octets in others, which its headers show only to those who ask for GNU's own functions.
@_silgen_name("memmem")
private func memmem(
  _ octets: UnsafeRawPointer, _ count: Int, _ needle: UnsafeRawPointer, _ length: Int
) -> UnsafeMutableRawPointer?

/// Octets drawn at random that stand in one place only: whatever else of the process's memory holds them is a copy.
public struct UniqueOctets: ~Copyable {
  public let memory: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter range: what each octet may be.
  public init(_ count: Int, in range: ClosedRange<UInt8> = 0...255) {
    memory = .allocate(capacity: count)
    for index in memory.indices { memory.initializeElement(at: index, to: .random(in: range)) }
  }

  deinit { memory.deallocate() }

  /// The octets as a secret in memory of its own.
  public var secret: SecretValue {
    SecretValue(count: memory.count) { _ = $0.update(fromContentsOf: memory) }
  }

  /// How many copies there are: in the heap, freed or not, on stacks and in globals.
  public func copies() throws -> Int {
    try ProcessMemory.count(of: UnsafeBufferPointer(memory))
  }
}

/// Searches the memory of this process that can be written: for processes of one thread, which change it not meanwhile.
public enum ProcessMemory {
  private static let chunk = 1 << 20
  /// Larger mappings are a sanitizer's own.
  private static let largest = 1 << 30

  /// Counts the places where octets stand, their own place aside.
  public static func count(of needle: UnsafeBufferPointer<UInt8>) throws -> Int {
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    let file = open("/proc/self/mem", O_RDONLY)
    guard file >= 0, let own = needle.baseAddress else { throw POSIXError(.ENOENT) }
    defer { close(file) }
    let window = UnsafeMutableRawPointer.allocate(byteCount: chunk, alignment: 16)
    defer {
      window.initializeMemory(as: UInt8.self, repeating: 0, count: chunk)
      window.deallocate()
    }
    let passedOver = [UInt(bitPattern: own), UInt(bitPattern: window)]
    let lengths = [UInt(needle.count), UInt(chunk)]
    var found = 0
    for line in maps.split(separator: "\n") {
      let words = line.split(separator: " ")
      let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard words[1].hasPrefix("rw"), ends.count == 2, ends[1] - ends[0] < UInt(largest) else { continue }
      var start = ends[0]
      while start < ends[1] {
        let wanted = min(chunk, Int(ends[1] - start))
        let read = pread(file, window, wanted, off_t(start))
        guard read >= needle.count else { break }
        var place = 0
        while let hit = memmem(window + place, read - place, own, needle.count) {
          place = hit - window + 1
          let address = start + UInt(place - 1)
          let isPassedOver = zip(passedOver, lengths).contains { $0 <= address && address < $0 + $1 }
          if !isPassedOver { found += 1 }
        }
        // What lies over the end of a window is seen whole in the next one.
        start += read == wanted && wanted == chunk ? UInt(read - needle.count + 1) : UInt(read)
      }
    }
    return found
  }
}
