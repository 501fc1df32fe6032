import CaseModel
import ContractModel
import FoundationEssentials

/// Fetches the values of a target file's bindings.
struct BindingResolver {
  let environment: [String: String]

  /// Returns the values and, for reports, where each came from.
  ///
  /// - Throws: one sentence for each value that could not be fetched.
  func resolve(_ file: TargetFile, for contract: Contract) throws(ConfigurationFailure) -> (Bindings, [String: String])
  {
    var values: [String: Bindings.Value] = [:]
    var sources: [String: String] = [:]
    var sentences: [String] = []
    for binding in file.bindings {
      sources[binding.name] = binding.source.words
      switch binding.source {
      case .literal(let text): values[binding.name] = .one(text)
      case .list(let texts): values[binding.name] = .list(texts)
      case .environment(let name):
        if let text = environment[name] {
          values[binding.name] = .one(text)
        } else {
          sentences.append("\(file.path): binding \(binding.name): the environment variable \(name) is not set")
        }
      case .file(let path):
        if let text = read(path, beside: file.path) {
          values[binding.name] = .one(text)
        } else {
          sentences.append("\(file.path): binding \(binding.name): the file \(path) cannot be read as text")
        }
      }
    }
    for binding in contract.bindings where values[binding.name] == nil {
      guard let fallback = binding.fallback else { continue }
      values[binding.name] = .one(fallback)
      sources[binding.name] = "default"
    }
    guard sentences.isEmpty else { throw ConfigurationFailure(sentences) }
    let scheme = file.authentication ?? contract.authentication.first?.name ?? "none"
    return (Bindings(values, authentication: scheme), sources)
  }

  /// Reads a text file; one line end at its end is dropped.
  private func read(_ path: String, beside target: String) -> String? {
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
    let url = URL(fileURLWithPath: path, relativeTo: folder)
    guard let data = try? Data(contentsOf: url), var text = String(data: data, encoding: .utf8) else { return nil }
    if text.hasSuffix("\r\n") {
      text.removeLast()
    } else if text.hasSuffix("\n") {
      text.removeLast()
    }
    return text
  }
}

/// Why a run cannot start: sentences that name what was given and what to do. Nothing has been sent.
public struct ConfigurationFailure: Error, Sendable, Hashable {
  public var sentences: [String]
  public var text: String { sentences.joined(separator: "\n") }

  public init(_ sentences: [String]) {
    self.sentences = sentences
  }
}
