import CaseModel
import ContractModel
import FoundationEssentials
import PayloadCrypto

/// Fetches the values of a target file's bindings.
struct BindingResolver {
  let environment: [String: String]
  var command = CommandOutput()

  /// What came of a target file's bindings.
  struct Resolution {
    var bindings: Bindings
    /// For reports, where each value came from.
    var sources: [String: String]
    /// The environment variables that values came from, by binding.
    var variables: [String: String] = [:]
    /// Sentences about secrets that are not kept well.
    var warnings: [String] = []
  }

  /// Fetches every value.
  ///
  /// - Throws: one sentence for each value that could not be fetched.
  func resolve(_ file: TargetFile, for contract: Contract) throws(ConfigurationFailure) -> Resolution {
    var values: [String: Bindings.Value] = [:]
    var resolution = Resolution(bindings: Bindings(), sources: [:])
    var sentences: [String] = []
    for binding in file.bindings {
      resolution.sources[binding.name] = binding.source.words
      do throws(Failure) {
        values[binding.name] = try value(of: binding.source, beside: file.path)
      } catch {
        sentences.append("\(file.path): binding \(binding.name): \(error.sentence)")
      }
      if case .environment(let name) = binding.source { resolution.variables[binding.name] = name }
    }
    for binding in contract.bindings where values[binding.name] == nil {
      guard let fallback = binding.fallback else { continue }
      values[binding.name] = .one(fallback)
      resolution.sources[binding.name] = "default"
    }
    guard sentences.isEmpty else { throw ConfigurationFailure(sentences) }
    let scheme = file.authentication ?? contract.authentication.first?.name ?? "none"
    resolution.bindings = Bindings(values, authentication: scheme)
    for name in contract.logins.map(\.gives) where values[name] == nil {
      let login = contract.login(giving: name, authentication: scheme) { values[$0] != nil }
      if let login { resolution.sources[name] = "login \(login.method) \(login.path)" }
    }
    resolution.warnings =
      warnings(of: file, for: contract)
      + TokenForm(contract: contract).warnings(of: resolution.bindings, path: file.path)
    return resolution
  }

  /// Why a value could not be fetched.
  struct Failure: Error {
    var sentence: String
  }

  /// Fetches one value.
  func value(of source: TargetFile.Source, beside target: String) throws(Failure) -> Bindings.Value {
    switch source {
    case .literal(let text): return .one(text)
    case .list(let texts): return .list(texts)
    case .environment(let name):
      guard let text = environment[name] else {
        throw Failure(sentence: "the environment variable \(name) is not set")
      }
      return .one(text)
    case .file(let path):
      guard let value = NamedFile.secret(url(of: path, beside: target).path), value.isText else {
        throw Failure(sentence: "the file \(path) cannot be read as text")
      }
      return .one(value.withoutLineEnd)
    case .command(let words):
      do throws(CommandOutput.Failure) {
        return .one(try command.secret(of: words).withoutLineEnd)
      } catch {
        throw Failure(sentence: "the command \(words.first ?? "") \(error.message)")
      }
    }
  }

  /// Tells secrets that stand in the target file, and files of secrets that others than their owner may read.
  private func warnings(of file: TargetFile, for contract: Contract) -> [String] {
    let secret = Set(contract.bindings.filter(\.isSecret).map(\.name))
    var written: [String] = []
    var warnings: [String] = []
    for binding in file.bindings where secret.contains(binding.name) {
      switch binding.source {
      case .literal, .list: written.append(binding.name)
      case .file(let path):
        guard FileAccess.isOpenToOthers(url(of: path, beside: file.path).path) else { continue }
        warnings.append("\(file.path): binding \(binding.name): \(FileAccess.warning(of: path))")
      case .environment, .command: break
      }
    }
    if written.isEmpty { return warnings }
    let names = written.joined(separator: ", ")
    return ["\(file.path): holds secrets as text (\(names)); env, file or command keep them out of it"] + warnings
  }

  private func url(of path: String, beside target: String) -> URL {
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
    return URL(fileURLWithPath: path, relativeTo: folder)
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
