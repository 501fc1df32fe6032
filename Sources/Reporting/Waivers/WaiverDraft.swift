public import CaseModel
import ContractModel

extension WaiverFile {
  /// A file with a waiver for every breach of a run that nobody answers for yet; who answers for it, why, under which
  /// ticket and until when is left for people to fill in.
  ///
  /// - Parameter run: its findings have fingerprints; those without, from older kits, are passed over.
  public init(drafting run: RunRecord) {
    var seen: Set<[String]> = []
    var waivers: [Waiver] = []
    for contract in run.contracts {
      let failing = Set(
        contract.requirements.filter { $0.status == .broken || $0.status == .warned }.map(\.requirement.id))
      for record in contract.cases {
        for finding in record.findings where failing.contains(finding.requirement) && finding.waiver == nil {
          guard let fingerprint = finding.fingerprint, seen.insert([finding.requirement, fingerprint]).inserted else {
            continue
          }
          waivers.append(
            Waiver(
              requirement: finding.requirement, fingerprint: fingerprint, caseID: record.id,
              finding: oneLine("\(finding.title): expected \(finding.expected), actual \(finding.actual)"), reason: "",
              owner: "", ticket: "", expires: ""))
        }
      }
    }
    self.init(waivers)
  }
}
