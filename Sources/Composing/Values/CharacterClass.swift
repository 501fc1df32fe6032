/// What kind of character stands at a place of a value, and which others could.
enum CharacterClass: Sendable, Hashable {
  case digit
  case lowercase, uppercase
  /// The letters of hexadecimal digits.
  case lowercaseHex, uppercaseHex
  case other

  /// The characters of the class; none for ``other``.
  var characters: [Unicode.Scalar] {
    switch self {
    case .digit: Array("0123456789".unicodeScalars)
    case .lowercase: Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    case .uppercase: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
    case .lowercaseHex: Array("abcdef".unicodeScalars)
    case .uppercaseHex: Array("ABCDEF".unicodeScalars)
    case .other: []
    }
  }

  /// The class of a character.
  ///
  /// - Parameter isHex: whether the value is hexadecimal, so that its letters end at F.
  init(of scalar: Unicode.Scalar, isHex: Bool = false) {
    switch scalar {
    case "0"..."9": self = .digit
    case "a"..."f" where isHex: self = .lowercaseHex
    case "A"..."F" where isHex: self = .uppercaseHex
    case "a"..."z": self = .lowercase
    case "A"..."Z": self = .uppercase
    default: self = .other
    }
  }

  /// The next character of the same class, `x` where there is no class.
  static func neighbour(of scalar: Unicode.Scalar, isHex: Bool) -> Unicode.Scalar {
    let all = CharacterClass(of: scalar, isHex: isHex).characters
    guard let index = all.firstIndex(of: scalar) else { return "x" }
    return all[(index + 1) % all.count]
  }
}

extension String {
  /// Whether the text is one or more ASCII digits.
  var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// Whether the text is hexadecimal digits, dashes and nothing else, long enough not to be a word by chance.
  var looksHexadecimal: Bool {
    guard utf8.count >= 8, utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2D: true
      default: false
      }
    }
  }

  /// Whether the text has the shape of a GUID: 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
  var isGUID: Bool {
    let groups = utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return false }
    return groups.joined().allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
  }

  /// Makes a text of scalars.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
