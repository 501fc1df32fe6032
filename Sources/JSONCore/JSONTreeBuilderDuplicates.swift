extension JSONTreeBuilder {
  /// Lists the members whose name an earlier member has; the object is closed and off the stacks.
  mutating func report(repeatedNamesOf object: [JSONMember]) {
    guard object.count > 1, duplicates.count < JSONReader.duplicatesReported else { return }
    let repeated = object.count <= 8 ? Self.byPairs(object) : Self.bySet(object)
    guard !repeated.isEmpty else { return }
    let path = pathOfOpenContainers()
    for member in repeated.prefix(JSONReader.duplicatesReported - duplicates.count) {
      duplicates.append(JSONDuplicate(path: path, name: member.name, offset: member.nameRange.lowerBound))
    }
  }

  private static func byPairs(_ object: [JSONMember]) -> [JSONMember] {
    var repeated: [JSONMember] = []
    for later in 1..<object.count {
      for earlier in 0..<later where object[earlier].name.isSpelled(like: object[later].name) {
        repeated.append(object[later])
        break
      }
    }
    return repeated
  }

  private static func bySet(_ object: [JSONMember]) -> [JSONMember] {
    var seen = Set<ExactName>(minimumCapacity: object.count)
    return object.filter { !seen.insert(ExactName(text: $0.name)).inserted }
  }

  /// The names and indexes that lead to the value being read.
  private func pathOfOpenContainers() -> [String] {
    var path: [String] = []
    var membersEnd = members.count
    var elementsEnd = elements.count
    for container in open.reversed() {
      if container.isObject {
        path.append(members[membersEnd - 1].name)
        membersEnd = container.base
      } else {
        path.append(String(elementsEnd - container.base))
        elementsEnd = container.base
      }
    }
    return path.reversed()
  }
}

/// A name compared scalar by scalar.
private struct ExactName: Hashable {
  let text: String

  static func == (left: ExactName, right: ExactName) -> Bool {
    left.text.isSpelled(like: right.text)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
