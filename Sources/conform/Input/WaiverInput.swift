import ConformanceKit

/// The waivers a run is to be held against, and where they come from.
struct WaiverInput {
  static let option = Option(
    name: "--waivers", value: "FILE", help: "breaches that somebody answers for (conform waivers draft writes the file)"
  )

  var waivers: [Waiver]
  var source: ContractSource
  /// The whole file.
  var bytes: [UInt8]

  /// Reads `--waivers`; nil when the option is not there, or there is something wrong with the file.
  init?(_ arguments: Arguments, _ library: ContractLibrary?, _ complaints: inout Complaints) {
    guard let path = arguments[Self.option], let library else { return nil }
    do throws(FileFailure) {
      let bytes = try fileBytes(path)
      let ids = Set(library.contracts.flatMap(\.requirements).map(\.id))
      do throws(WaiverFile.Failure) {
        waivers = try WaiverFile.read(bytes, requirements: ids).waivers
        source = ContractSource(file: path, bytes: bytes)
        self.bytes = bytes
        return
      } catch {
        complaints.add(error.problems, of: path, bytes)
      }
    } catch {
      complaints.add("\(Self.option.name) \(quoted(path)): cannot be read: \(error.reason)")
    }
    return nil
  }
}
