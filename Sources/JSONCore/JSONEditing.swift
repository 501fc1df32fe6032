/// Copies of a value with one thing changed. A path is read as in ``JSONValue/subscript(path:)``; a path that leads
/// nowhere gives the value unchanged where nothing else is said.
extension JSONValue {
  /// Copies the value with another one at a path.
  ///
  /// The first member of the last name is replaced, or a member is appended. Members missing on the way are made as
  /// objects, and a string, number, boolean or null on the way becomes an object. An array takes an index up to its
  /// count; an array with any other component stays as it is.
  ///
  /// - Parameters:
  ///   - path: where the value goes; an empty path stands for the whole value.
  ///   - value: the value to put there.
  public func setting(path: [String], to value: JSONValue) -> JSONValue {
    setting(path: path[...], to: value)
  }

  private func setting(path: ArraySlice<String>, to value: JSONValue) -> JSONValue {
    guard let component = path.first else { return value }
    let rest = path.dropFirst()
    switch kind {
    case .array(var elements):
      guard let index = component.arrayIndex, index <= elements.count else { return self }
      if index == elements.count {
        elements.append(JSONValue.object([]).setting(path: rest, to: value))
      } else {
        elements[index] = elements[index].setting(path: rest, to: value)
      }
      return JSONValue(.array(elements), range: range)
    case .object(var members):
      if let index = members.firstIndex(where: { $0.name.isSpelled(like: component) }) {
        members[index].value = members[index].value.setting(path: rest, to: value)
      } else {
        members.append(JSONMember(name: component, value: JSONValue.object([]).setting(path: rest, to: value)))
      }
      return JSONValue(.object(members), range: range)
    default:
      return JSONValue.object([]).setting(path: path, to: value)
    }
  }

  /// Copies the value without the element, or without all members of the name, at a path.
  public func removing(path: [String]) -> JSONValue {
    editing(path) { container, last in
      switch container.kind {
      case .object(var members):
        members.removeAll { $0.name.isSpelled(like: last) }
        container.kind = .object(members)
      case .array(var elements):
        guard let index = last.arrayIndex, index < elements.count else { return }
        elements.remove(at: index)
        container.kind = .array(elements)
      default:
        return
      }
    }
  }

  /// Copies the value with another name for the first member at a path; its place and value stay.
  public func renaming(path: [String], to name: String) -> JSONValue {
    editing(path) { container, last in
      guard case .object(var members) = container.kind,
        let index = members.firstIndex(where: { $0.name.isSpelled(like: last) })
      else { return }
      members[index].name = name
      container.kind = .object(members)
    }
  }

  /// Copies the value with one more member of the path's last name, after the last member of that object.
  public func appendingDuplicate(path: [String], value: JSONValue) -> JSONValue {
    editing(path) { container, last in
      guard case .object(var members) = container.kind else { return }
      members.append(JSONMember(name: last, value: value))
      container.kind = .object(members)
    }
  }

  /// Copies the value with the members of every object in reverse order, at any depth; arrays keep their order.
  public func reversingMembers() -> JSONValue {
    switch kind {
    case .array(let elements):
      JSONValue(.array(elements.map { $0.reversingMembers() }), range: range)
    case .object(let members):
      JSONValue(
        .object(
          members.reversed().map {
            JSONMember(name: $0.name, value: $0.value.reversingMembers(), nameRange: $0.nameRange)
          }),
        range: range)
    default:
      self
    }
  }

  /// Copies the value with a change made to the container that holds the path's last component.
  private func editing(_ path: [String], _ change: (inout JSONValue, _ last: String) -> Void) -> JSONValue {
    guard let last = path.last, var container = self[path: path.dropLast()] else { return self }
    change(&container, last)
    return setting(path: path.dropLast(), to: container)
  }
}
