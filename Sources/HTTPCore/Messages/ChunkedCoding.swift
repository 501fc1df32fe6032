/// Writes the chunked transfer coding (RFC 9112 §7.1).
enum ChunkedCoding {
  /// Encodes a body.
  ///
  /// - Parameters:
  ///   - sizes: octets per chunk, used over and over; sizes below 1 count as 1, no sizes mean one chunk.
  ///   - trailers: the fields between the last chunk and the empty line.
  static func encode(_ body: [UInt8], sizes: [Int], trailers: HTTPFields) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + 64)
    let sizes = sizes.isEmpty ? [body.count] : sizes
    var start = 0
    var turn = 0
    while start < body.count {
      let size = min(max(1, sizes[turn % sizes.count]), body.count - start)
      bytes += String(size, radix: 16).utf8
      bytes += [ASCII.carriageReturn, ASCII.lineFeed]
      bytes += body[start..<start + size]
      bytes += [ASCII.carriageReturn, ASCII.lineFeed]
      start += size
      turn += 1
    }
    bytes += [ASCII.zero, ASCII.carriageReturn, ASCII.lineFeed]
    trailers.write(to: &bytes)
    bytes += [ASCII.carriageReturn, ASCII.lineFeed]
    return bytes
  }
}
