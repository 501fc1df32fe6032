import JSONCore
import PayloadCrypto

/// What a bundle consists of: every file with its digest and those of its lines, and what made it.
public struct Manifest: Sendable, Hashable {
  static let currentFormat = 1
  /// Hexadecimal digits of the digest of a line: enough to say which one was changed; the file's own digest decides.
  private static let lineDigits = 16

  /// A file as the manifest knows it.
  public struct Entry: Sendable, Hashable {
    public var path: String
    public var sha256: String
    var lines: [String]
  }

  /// The kit's version, and the digest of its executable; empty when unknown.
  public var kit: String
  public var kitSHA256: String
  public var files: [Entry]
  /// How many exchanges there are, and the digest of the last line.
  public var exchanges: Int
  public var last: String

  /// Describes the files of a bundle.
  public init(kit: String, kitSHA256: String, files: [BundleFile], exchanges: Int, last: String) {
    self.kit = kit
    self.kitSHA256 = kitSHA256
    self.exchanges = exchanges
    self.last = last
    self.files = files.map { file in
      Entry(path: file.path, sha256: Digest.sha256Hex(file.bytes), lines: Self.lines(file.bytes))
    }
  }

  /// The digests of the lines of a file.
  static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Digest.sha256Hex(Array($0)).prefix(lineDigits)) }
  }

  /// The first line, from 1, that is another one.
  static func lineOfChange(_ lines: [String], from others: [String]) -> Int {
    let place = zip(lines, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    return (place ?? min(lines.count, others.count)) + 1
  }

  /// What is wrong with a file; nil when it is what the manifest says.
  ///
  /// - Returns: `run.json:7: …`, with the first line that is another one.
  func fault(of file: BundleFile, _ entry: Entry) -> String? {
    guard Digest.sha256Hex(file.bytes) != entry.sha256 else { return nil }
    let lines = Self.lines(file.bytes)
    let line = Self.lineOfChange(lines, from: entry.lines)
    let count = lines.count == entry.lines.count ? "" : " (\(lines.count) lines, not \(entry.lines.count))"
    return "\(file.path):\(line): is not what the manifest says\(count)"
  }

  // MARK: As JSON

  var bytes: [UInt8] {
    JSONValue.object([
      ("format", .number(Self.currentFormat)),
      ("kit", .object([("version", .string(kit)), ("sha256", .string(kitSHA256))])),
      ("exchanges", .object([("count", .number(exchanges)), ("last", .string(last))])),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("path", .string(file.path)), ("sha256", .string(file.sha256)),
              ("lines", .array(file.lines.map { .string($0) })),
            ])
          })
      ),
    ]).bytes(.pretty) + [0x0A]
  }

  /// Reads a manifest.
  ///
  /// - Throws: one sentence with its place.
  init(_ bytes: [UInt8]) throws(BundleFault) {
    let value: JSONValue
    do {
      let reading = try JSONReader.read(bytes, nestingLimit: 16)
      if let duplicate = reading.duplicates.first {
        throw BundleFault("\(BundleFile.manifest): a second member \(duplicate.name)")
      }
      value = reading.value
    } catch let error as JSONError {
      let place = TextPosition(offset: error.offset, in: bytes)
      throw BundleFault("\(BundleFile.manifest):\(place.line):\(place.column): not JSON: \(error.message)")
    } catch let error as BundleFault {
      throw error
    } catch {
      throw BundleFault("\(BundleFile.manifest): cannot be read")
    }
    guard let format = value["format"]?.number?.int else {
      throw BundleFault("\(BundleFile.manifest): format is missing: this is no manifest of a bundle")
    }
    guard format == Self.currentFormat else {
      throw BundleFault(
        "\(BundleFile.manifest): format \(format) is not format \(Self.currentFormat), which this kit reads")
    }
    guard let kit = value["kit"]?["version"]?.string, let sha256 = value["kit"]?["sha256"]?.string,
      let count = value["exchanges"]?["count"]?.number?.int, let last = value["exchanges"]?["last"]?.string,
      let files = value["files"]?.array
    else { throw BundleFault("\(BundleFile.manifest): kit, exchanges or files are missing or of another kind") }
    self.kit = kit
    kitSHA256 = sha256
    exchanges = count
    self.last = last
    self.files = []
    for (index, file) in files.enumerated() {
      guard let path = file["path"]?.string, let digest = file["sha256"]?.string, let lines = file["lines"]?.array
      else {
        throw BundleFault("\(BundleFile.manifest): files[\(index)] lacks its path, sha256 or lines")
      }
      guard BundleFile.isPlain(path), path != BundleFile.manifest, path != BundleFile.attestation,
        !self.files.contains(where: { $0.path == path })
      else {
        throw BundleFault("\(BundleFile.manifest): files[\(index)] has a path that no bundle has")
      }
      self.files.append(Entry(path: path, sha256: digest, lines: lines.compactMap(\.string)))
    }
  }
}

/// Why a bundle, or a part of it, is not what it should be: one sentence that names file and line.
public struct BundleFault: Error, Sendable, Hashable {
  public var message: String

  /// Makes a fault.
  public init(_ message: String) {
    self.message = message
  }
}
