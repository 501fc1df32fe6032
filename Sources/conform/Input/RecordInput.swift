import ConformanceKit

extension RunRecord {
  /// Reads the record of a run; nil when there is something wrong with it.
  ///
  /// - Parameter path: nil when the command line names none.
  init?(at path: String?, _ complaints: inout Complaints) {
    guard let path else {
      complaints.add("name the record of a run, such as Reports/latest/run.json")
      return nil
    }
    do throws(FileFailure) {
      let bytes = try fileBytes(path)
      do throws(RunRecordError) {
        self = try RunRecordReader.read(bytes)
        return
      } catch {
        complaints.add(error.problems, of: path, bytes)
      }
    } catch {
      complaints.add("\(shown(path)): cannot be read: \(error.reason)")
    }
    return nil
  }
}
