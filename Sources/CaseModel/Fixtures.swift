public import ContractModel

extension Recipe {
  /// Whether the request carries the target's own value of a binding, so that a refusal counts against that value.
  ///
  /// - Parameter authentication: the name of the scheme that signs the requests.
  public func carries(_ binding: String, in contract: Contract, authentication: String) -> Bool {
    // What comes another way is refused before anybody looks at its values.
    guard channel?.isToBeRefused != true, !edits.contains(.bare) else { return false }
    let scheme = contract.authentication.first { $0.name == authentication }
    if scheme?.bindings.values.contains(binding) == true { return true }
    guard let operation = contract.operation(operation) else { return false }
    if let envelope = operation.request.envelope, envelope.key == binding { return true }
    return operation.requestFields.contains { field in
      guard let source = values[field.id] ?? field.control, source.names(binding) else { return false }
      return repeats != nil || !edits.contains { $0.hidesValue(of: field.id) }
    }
  }
}

extension ValueSource {
  /// Whether the value comes from a binding.
  fileprivate func names(_ binding: String) -> Bool {
    switch self {
    case .binding(let name): name == binding
    case .pinBlock(_, let pan, let key): [pan, key].contains(binding)
    case .literal, .freshIdentifier, .freshGUID, .freshPIN, .now, .created, .createdBy, .earlier: false
    }
  }
}

extension Edit {
  /// Whether the field's own value is not sent.
  fileprivate func hidesValue(of field: String) -> Bool {
    switch self {
    case .remove(field): true
    case .replace(field, .spelled): false
    case .replace(field, _): true
    default: false
    }
  }
}

extension Step {
  /// Whether a target that conforms may refuse the request.
  public var mayBeRefused: Bool { !expectation.wantsAcceptance }
}

extension Case {
  /// How many refusals of a binding's value the case may bring at a target that conforms: in all, and in a row.
  public func refusals(of binding: String, in contract: Contract, authentication: String) -> RefusalCount {
    var count = RefusalCount()
    var mostInARow = 0
    for step in steps where step.recipe.carries(binding, in: contract, authentication: authentication) {
      count.add(isAccepted: !step.mayBeRefused)
      mostInARow = max(mostInARow, count.inARow)
    }
    count.inARow = mostInARow
    return count
  }
}
