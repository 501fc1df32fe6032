/// Writes octets so that a shell takes them as one word.
enum ShellQuoting {
  /// Quotes a word: as it is where nothing is special, else in `'…'`, with control characters or octets that are no
  /// UTF-8 in `$'…'` (POSIX.1-2024 §2.2.4).
  static func word(_ bytes: [UInt8]) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    if let text, !bytes.isEmpty, bytes.allSatisfy(isPlain) { return text }
    if let text, !bytes.contains(where: ASCII.isControl) {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    return "$'" + escaped(bytes, isText: text != nil) + "'"
  }

  /// Quotes a word in which a shell puts the values of variables in place of secrets.
  static func word(_ bytes: [UInt8], hiding secrets: ShellSecrets?) -> String {
    guard let secrets else { return word(bytes) }
    let parts = secrets.parts(of: bytes)
    let texts = parts.flatMap { part -> [UInt8] in if case .text(let text) = part { text } else { [] } }
    guard parts.contains(where: \.isVariable) else { return word(texts) }
    var result = ""
    guard !texts.contains(where: isSpecialInDoubleQuotes), String(validating: texts, as: UTF8.self) != nil else {
      for part in parts {
        switch part {
        case .text(let text): result += word(text)
        case .variable(let name): result += "\"$\(name)\""
        }
      }
      return result
    }
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let text): result += String(decoding: text, as: UTF8.self)
      case .variable(let name):
        let continues = index + 1 < parts.count && parts[index + 1].continuesName
        result += continues ? "${\(name)}" : "$\(name)"
      }
    }
    return "\"\(result)\""
  }

  /// Whether a shell, at a prompt too, gives the octet a meaning inside `"…"`, or it cannot be shown there.
  private static func isSpecialInDoubleQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x24, 0x5C, 0x60: true
    default: ASCII.isControl(byte)
    }
  }

  /// Writes a format for `printf` that gives exactly these octets, NUL included.
  static func printfFormat(_ bytes: [UInt8]) -> String {
    var format = "'"
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x25: format += "%%"
      case 0x5C: format += "\\\\"
      case 0x0A: format += "\\n"
      case 0x0D: format += "\\r"
      case 0x27: format += "\\047"
      case 0x2D where index == 0: format += "\\055"
      case 0x20..<0x7F: format.unicodeScalars.append(Unicode.Scalar(byte))
      default: format += "\\" + octal(byte)
      }
    }
    return format + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    if ASCII.isAlphanumeric(byte) { return true }
    switch byte {
    case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x5F: return true
    default: return false
    }
  }

  private static func escaped(_ bytes: [UInt8], isText: Bool) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x27, 0x5C: text += [0x5C, byte]
      case 0x0A: text += [0x5C, 0x6E]
      case 0x0D: text += [0x5C, 0x72]
      case 0x09: text += [0x5C, 0x74]
      default:
        if ASCII.isControl(byte) || (byte > ASCII.delete && !isText) {
          text += ("\\" + octal(byte)).utf8
        } else {
          text.append(byte)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Three octal digits.
  private static func octal(_ byte: UInt8) -> String {
    "\(byte >> 6)\(byte >> 3 & 7)\(byte & 7)"
  }
}

extension ShellSecrets.Part {
  fileprivate var isVariable: Bool { if case .variable = self { true } else { false } }

  /// Whether the part begins with what could belong to a variable's name before it.
  fileprivate var continuesName: Bool {
    guard case .text(let text) = self, let first = text.first else { return false }
    return ASCII.isAlphanumeric(first) || first == 0x5F
  }
}
