/// A stack whose topmost parts can be moved into an array without a copy of each.
///
/// An array's slice would be copied, with a retain and a release for every string and array in it: the greater part
/// of the reader's time where values are short.
struct PartStack<Part>: ~Copyable {
  private var parts: UnsafeMutableBufferPointer<Part>
  private(set) var count = 0

  init() {
    parts = .allocate(capacity: 16)
  }

  deinit {
    parts[..<count].deinitialize()
    parts.deallocate()
  }

  mutating func append(_ part: consuming Part) {
    if count == parts.count { grow() }
    parts.initializeElement(at: count, to: part)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Part>.allocate(capacity: 2 * parts.count)
    _ = larger.moveInitialize(fromContentsOf: parts[..<count])
    parts.deallocate()
    parts = larger
  }

  /// The part at an index below `count`.
  subscript(index: Int) -> Part {
    _read {
      precondition(index >= 0 && index < count)
      yield parts[index]
    }
    _modify {
      precondition(index >= 0 && index < count)
      yield &parts[index]
    }
  }

  /// Takes the parts from an index on off the stack; none when the index is not below `count`.
  mutating func take(from base: Int) -> [Part] {
    let taken = max(0, min(count - base, count))
    let first = count - taken
    let result = [Part](unsafeUninitializedCapacity: taken) { buffer, initialized in
      initialized = buffer.moveInitialize(fromContentsOf: parts[first..<count])
    }
    count = first
    return result
  }
}
