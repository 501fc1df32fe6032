public import ContractModel
import FoundationEssentials
import PayloadCrypto

/// Holds a contract's citations against the stored documents they speak of.
public enum DocumentCheck {
  /// Reads the documents from a directory and reports what does not fit.
  ///
  /// - Returns: a problem at the document's place for each file that is missing or has another digest, and for each
  ///   cited line beyond its end.
  public static func problems(of contract: Contract, documents directory: String) -> [ContractProblem] {
    contract.documents.flatMap { document -> [ContractProblem] in
      guard let file = document.file else { return [] }
      func problem(_ message: String, hint: String? = nil) -> ContractProblem {
        ContractProblem(
          file: contract.source.file, location: document.location, message: "document \"\(document.name)\": \(message)",
          hint: hint)
      }
      guard isInside(file, directory) else {
        return [problem("\(file) is not below \(directory)", hint: "name a file of that directory")]
      }
      guard let data = FileManager.default.contents(atPath: "\(directory)/\(file)") else {
        return [problem("\(file) cannot be read in \(directory)")]
      }
      let bytes = Array(data)
      let digest = Digest.sha256Hex(bytes)
      if let wanted = document.sha256, wanted != digest {
        return [problem("\(file) is not the file that was cited", hint: "its SHA-256 is \(digest)")]
      }
      let count = lineCount(bytes)
      let beyond = citations(of: document.name, in: contract).filter { $0.lines.upperBound > count }
      // One citation counts for all that stands below it.
      return Dictionary(grouping: beyond, by: \.lines.upperBound).sorted { $0.key < $1.key }.map { line, citing in
        let others = citing.count == 1 ? "" : " (and \(citing.count - 1) more)"
        return problem("\(citing.first?.id ?? "")\(others) cites line \(line), and \(file) has \(count)")
      }
    }
  }

  /// Whether a file stands below a directory, links followed: a contract makes nobody read elsewhere.
  private static func isInside(_ file: String, _ directory: String) -> Bool {
    if file.split(separator: "/").contains("..") { return false }
    let whole = URL(fileURLWithPath: "\(directory)/\(file)").resolvingSymlinksInPath().path
    return whole.hasPrefix(URL(fileURLWithPath: directory).resolvingSymlinksInPath().path + "/")
  }

  private static func lineCount(_ bytes: [UInt8]) -> Int {
    bytes.count { $0 == 0x0A } + (bytes.last.map { $0 == 0x0A } ?? true ? 0 : 1)
  }

  /// Who cites lines of a document: requirements by id, ambiguities by their words.
  private static func citations(of document: String, in contract: Contract) -> [(id: String, lines: ClosedRange<Int>)] {
    let all =
      contract.requirements.map { ($0.id, $0.citations) }
      + contract.ambiguities.map { ("the ambiguity \"\($0.what)\"", $0.citations) }
    return all.flatMap { id, citations in
      citations.filter { $0.document == document }.compactMap { citation in citation.lines.map { (id, $0) } }
    }
  }
}
