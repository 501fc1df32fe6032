import Composing
import Wire

/// The system's randomness: identifiers, nonces, IVs and salts never repeat from one run to the next.
struct SystemEntropy: EntropySource {
  mutating func bytes(_ count: Int) -> [UInt8] {
    SystemRandom.bytes(count)
  }
}
