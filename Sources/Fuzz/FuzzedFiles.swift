import CaseModel
import ConformanceKit
import Reporting

extension FuzzedReader {
  /// Target files: a value or problems, and every problem has a place and words. Nothing that a file names is read or
  /// run.
  static let target = FuzzedReader(
    name: "target",
    read: { bytes in
      do throws(TargetFailure) {
        _ = try TargetFileReader.read(bytes, path: "target.json")
      } catch {
        hold(!error.problems.isEmpty, "a target file is refused without a problem")
        for problem in error.problems {
          hold(problem.location.line > 0 && problem.location.column > 0, "a problem has no place")
          hold(!problem.message.isEmpty, "a problem has no words")
        }
      }
    },
    seeds: [
      #"{"contract":"a","url":"http://127.0.0.1:1","bindings":{"b":"c","d":{"env":"E"},"f":["g"],"h":{"file":"i"}}}"#,
      #"{"url":"https://[::1]:8443/x","authentication":"oauth1","bindings":{"a":{"command":["b","c"]}},"#
        + #""tls":{"certificateAuthority":"ca.pem","clientCertificate":"c.pem","clientKey":"k.pem","#
        + #""passphrase":{"env":"P"},"serverName":"a","minimumVersion":"1.3","verify":false},"#
        + #""limits":{"connections":2,"requestsPerSecond":0.5,"timeoutSeconds":3,"maxRefusals":{"a":1}}}"#,
      #"{"url":"http://h","tls":{"pkcs12":"c.p12"},"limits":{"maxRefusals":{"a":{"total":3,"inARow":2}}}}"#,
    ].map { Array($0.utf8) })

  /// Records of runs: what is read and written again is read as the same record.
  static let record = FuzzedReader(
    name: "record",
    read: { bytes in
      guard let record = try? RunRecordReader.read(bytes) else { return }
      hold((try? RunRecordReader.read(JSONReport().bytes(of: record))) == record, "a record is written otherwise")
    },
    seeds: [JSONReport().bytes(of: smallRun())])

  /// A run of one case against a mock server.
  private static func smallRun() -> RunRecord {
    let session = ConformanceSession(settings: RunSettings(only: "rackspace-identity/reset-phone-pin/control"))
    if let contract = try? ContractLibrary.builtIn().contract("rackspace-identity") {
      _ = try? session.addMock(contract)
    }
    return session.runBlocking()
  }

  /// Files of waivers.
  static let waivers = FuzzedReader(
    name: "waivers",
    read: { bytes in
      do throws(WaiverFile.Failure) {
        _ = try WaiverFile.read(bytes, requirements: nil)
      } catch {
        hold(!error.problems.isEmpty, "a file of waivers is refused without a problem")
      }
    },
    seeds: [
      #"{"format":1,"waivers":[{"requirement":"a/b/c","fingerprint":"0123456789abcdef","reason":"r","owner":"o","#
        + #""ticket":"T-1","expires":"2027-01-31"}]}"#
    ].map { Array($0.utf8) })
}
