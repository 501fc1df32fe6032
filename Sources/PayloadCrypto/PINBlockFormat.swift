/// Names a PIN block format of ISO 9564-1.
public enum PINBlockFormat: Sendable, Hashable, CaseIterable {
  /// PIN filled with F, bound to the PAN by XOR, two- or three-key triple DES (§9.3.2).
  case format0
  /// PIN filled with random digits, no PAN, triple DES (§9.3.3).
  case format1
  /// Like format 0 with random fill digits from A to F (§9.3.5).
  case format3
  /// 16 bytes, enciphered twice under AES with the PAN in between (§9.4.2).
  case format4

  /// The first digit of the plain PIN field: 0, 1, 3 or 4.
  public var controlDigit: UInt8 {
    switch self {
    case .format0: 0
    case .format1: 1
    case .format3: 3
    case .format4: 4
    }
  }

  /// The length of the block in bytes: 16 for format 4, else 8.
  public var blockSize: Int { self == .format4 ? AES.blockSize : TripleDES.blockSize }

  /// Whether the PAN takes part in the block.
  public var bindsPAN: Bool { self != .format1 }
}
