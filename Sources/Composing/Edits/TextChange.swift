import CaseModel
import ContractModel

/// Changes the text of a value as a ``TextEdit`` says.
struct TextChange {
  /// What the value is, so that characters put into it are of its class.
  enum Kind: Sendable, Hashable {
    case digits, hexadecimal, pin, text
  }

  var kind: Kind
  /// Values of the target: an altered value that is one of them would name something else instead of nothing.
  var taken: TakenValues

  /// Changes a text of no field.
  init(taken: TakenValues) {
    kind = .text
    self.taken = taken
  }

  init(_ field: Field, taken: TakenValues = .none) {
    self.taken = taken
    switch (field.control, field.type.base) {
    case (.freshPIN?, _): kind = .pin
    case (_, .numeric), (_, .dateTime): kind = .digits
    case (_, .hex), (_, .guid): kind = .hexadecimal
    default: kind = .text
    }
  }

  var isHex: Bool { kind == .hexadecimal }

  /// The changed text.
  ///
  /// - Throws: `notApplicable` when the text has nothing to change, or would stay as it is.
  func apply(_ edit: TextEdit, to text: String, _ entropy: inout some EntropySource) throws(ComposeFailure) -> String {
    let changed = try change(edit, Array(text.unicodeScalars), text, &entropy)
    guard !changed.utf8.elementsEqual(text.utf8) else {
      throw .notApplicable("the value is the same after the change")
    }
    return changed
  }

  private func change(
    _ edit: TextEdit, _ scalars: [Unicode.Scalar], _ text: String, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    switch edit {
    case .append(let added): text + added
    case .prepend(let added): added + text
    case .replaceFirst(let with): try replace(0, in: scalars, with)
    case .replaceLast(let with): try replace(scalars.count - 1, in: scalars, with)
    case .replaceMiddle(let with): try replace(scalars.count / 2, in: scalars, with)
    case .alterFirst: try alter(0, in: scalars)
    case .alterLast: try alter(scalars.count - (Compact(text)?.lastFullCharacter ?? 1), in: scalars)
    case .dropLast(let count): String(scalars: scalars.dropLast(max(0, count)))
    case .resize(let count): resized(scalars, text, to: max(0, count), &entropy)
    case .uppercase: String(scalars: scalars.map { Self.isLowercase($0) ? Self.otherCase($0) : $0 })
    case .lowercase: String(scalars: scalars.map { Self.isUppercase($0) ? Self.otherCase($0) : $0 })
    case .swapCase: String(scalars: scalars.map(Self.otherCase))
    case .removing(let part): part.isEmpty ? text : text.split(separator: part).joined()
    case .wrap(let before, let after): before + text + after
    case .digits(let zero): String(scalars: scalars.map { Self.digit($0, zero) })
    case .compact(let edit): try compact(edit, text)
    case .overwrite(let position, let with): try overwritten(scalars, at: position, Array(with.unicodeScalars))
    }
  }

  private func replace(_ index: Int, in scalars: [Unicode.Scalar], _ with: String) throws(ComposeFailure) -> String {
    guard scalars.indices.contains(index) else { throw .notApplicable("the value is empty") }
    return String(scalars: scalars[..<index] + Array(with.unicodeScalars) + scalars[(index + 1)...])
  }

  private func alter(_ index: Int, in scalars: [Unicode.Scalar]) throws(ComposeFailure) -> String {
    guard scalars.indices.contains(index) else { throw .notApplicable("the value is empty") }
    var character = scalars[index]
    var altered = ""
    for _ in 0..<26 {
      character = CharacterClass.neighbour(of: character, isHex: isHex)
      altered = try replace(index, in: scalars, String(character))
      if character != scalars[index], !taken.contains(altered) { break }
    }
    return altered
  }

  private func resized(
    _ scalars: [Unicode.Scalar], _ text: String, to count: Int, _ entropy: inout some EntropySource
  ) -> String {
    if count <= scalars.count { return String(scalars: scalars.prefix(count)) }
    if kind == .pin, text.isDigits { return entropy.extendedPIN(text, to: count) }
    let fill: [Unicode.Scalar]
    if kind == .digits || text.isDigits {
      fill = CharacterClass.digit.characters
    } else if kind == .hexadecimal {
      let letters: CharacterClass = scalars.contains(where: Self.isLowercase) ? .lowercaseHex : .uppercaseHex
      fill = CharacterClass.digit.characters + letters.characters
    } else {
      fill = CharacterClass.lowercase.characters
    }
    return String(scalars: scalars + (scalars.count..<count).map { _ in entropy.pick(fill) ?? "0" })
  }

  private func compact(_ edit: CompactEdit, _ text: String) throws(ComposeFailure) -> String {
    guard let compact = Compact(text) else { throw .notApplicable("the value is no compact token") }
    guard let changed = compact.changed(edit) else { throw .notApplicable("the value is no JWE") }
    return changed
  }

  private func overwritten(
    _ scalars: [Unicode.Scalar], at position: Int, _ with: [Unicode.Scalar]
  ) throws(ComposeFailure) -> String {
    guard position >= 0, position <= scalars.count, with.count <= scalars.count - position else {
      throw .notApplicable("the value is too short for the change")
    }
    return String(scalars: scalars[..<position] + with + scalars[(position + with.count)...])
  }

  private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }

  private static func otherCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isLowercase(scalar) || isUppercase(scalar) else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value) ^ 0x20)
  }

  private static func digit(_ scalar: Unicode.Scalar, _ zero: UInt32) -> Unicode.Scalar {
    guard ("0"..."9").contains(scalar) else { return scalar }
    let (value, overflow) = zero.addingReportingOverflow(scalar.value - 0x30)
    return overflow ? scalar : Unicode.Scalar(value) ?? scalar
  }
}
