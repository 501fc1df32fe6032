import CaseModel
import ContractModel
import JSONCore
import PayloadCrypto

/// The secrets of one request, each value once.
struct SecretList {
  private(set) var all: [Secret] = []
  private var seen: Set<SecretValue> = []
  private let digests: SecretDigests

  init(digests: SecretDigests) {
    self.digests = digests
  }

  /// Notes a value, unless it is too short or too empty to be told from other text.
  mutating func add(_ label: String, _ text: String) {
    let visible = text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }.prefix(4)
    if visible.count == 4 { insert(label, SecretValue(text)) }
  }

  /// Notes a value of the target, which stays where it lies.
  mutating func add(_ label: String, _ value: SecretValue) {
    let isVisible = value.withOctets { octets in
      var decoder = UTF8()
      var rest = octets.makeIterator()
      var count = 0
      while count < 4, case .scalarValue(let scalar) = decoder.decode(&rest) {
        if !scalar.properties.isWhitespace { count += 1 }
      }
      return count == 4
    }
    if isVisible { insert(label, value) }
  }

  private mutating func insert(_ label: String, _ value: SecretValue) {
    if seen.insert(value).inserted { all.append(digests.secret(label, value)) }
  }
}

extension Composition {
  /// Notes what a field is sent with, and what it has in the control, when it is a secret.
  ///
  /// - Parameter replacement: what made the value, when it is not the control's. Numbers that a case makes up, and
  ///   other spellings of the control's value, are no secrets.
  mutating func noteSecret(_ field: Field, _ value: JSONValue, from replacement: Replacement? = nil) {
    guard let label = secretLabel(of: field) else { return }
    if let own = controls[field.id] {
      for text in own.allTexts { secrets.add(label, text) }
    }
    switch replacement {
    case .spelled?: return
    case .json(let json)?:
      if let text = json.string { secrets.add(label, text) }
    case .text?, .twice?, .unknown?, .source?, .pinBlock?, nil:
      for text in value.allTexts { secrets.add(label, text) }
    }
  }

  /// The name a secret field's value goes by; nil when the field is none.
  private func secretLabel(of field: Field) -> String? {
    switch field.control {
    case .freshPIN?: return "pin"
    case .pinBlock?: return "pinBlock"
    default: break
    }
    var name = field.name
    var isSecret = field.isSecret || (field.isCredential && field.presence == .required)
    if case .binding(let binding)? = recipe.values[field.id] ?? field.control {
      name = binding
      isSecret = isSecret || composer.contract.bindings.contains { $0.name == binding && $0.isSecret }
    }
    return isSecret ? name : nil
  }

  /// Notes the secret values of the target, used by this request or not; of a list only the one that was taken, which
  /// the field notes that has it: looking for thousands of codes in every answer takes longer than the answers.
  mutating func addSecrets() {
    for binding in composer.contract.bindings where binding.isSecret {
      if let value = composer.bindings.values[binding.name]?.single { secrets.add(binding.name, value) }
    }
  }
}

extension JSONValue {
  /// The strings and numbers of a value or an array; what stands in objects was made up by a case.
  fileprivate var allTexts: [String] {
    switch kind {
    case .string(let text): [text]
    case .number(let number): [number.text]
    case .array(let elements): elements.flatMap(\.allTexts)
    case .null, .bool, .object: []
    }
  }
}
