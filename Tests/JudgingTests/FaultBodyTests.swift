import CaseModel
import ContractModel
import HTTPCore
import Testing

@Suite struct FaultBodyTests {
  let missing = Rackspace.trial.refused(["not-found"], for: "request.path.userId.identity")

  @Test(arguments: [
    #"{"itemNotFound":{"code":404,"message":"no such user"}}"#, #"{"itemNotFound":{"code":404}}"#,
    #"{"error":{"code":404,"title":"Not Found","message":"x"}}"#, #"{"itemNotFound":{"code":"404"}}"#,
    #"{"itemNotFound":{"code":404.0}}"#, #"{"itemNotFound":{"code":404,"details":null},"requestId":"4711"}"#, "",
  ]) func aFaultUnderItsDocumentedNameIsRight(body: String) {
    #expect(missing.findings(Rackspace.fault(404, body)) == [])
  }

  @Test(arguments: [
    (#"{"somethingElse":{"code":404}}"#, "response.fault.fault-name at body"),
    (#"{"unauthorized":{"code":404}}"#, "response.fault.fault-name at body"),
    (#"{"itemNotFound":"gone"}"#, "response.fault.fault-name at response.itemNotFound"),
    (#"{"code":404,"message":"x"}"#, "response.fault.fault-name at body"), ("{}", "response.fault.fault-name at body"),
    (#"["itemNotFound"]"#, "response.fault.fault-name at body"),
    (#"{"itemNotFound":{"message":"x"}}"#, "response.fault.fault-code at response.itemNotFound.code"),
    (#"{"itemNotFound":{"code":400}}"#, "response.fault.fault-code at response.itemNotFound.code"),
    (#"{"itemNotFound":{"code":null}}"#, "response.fault.fault-code at response.itemNotFound.code"),
  ]) func aFaultOfAnotherKindIsABreach(body: String, wanted: String) {
    #expect(missing.findings(Rackspace.fault(404, body)) == [wanted])
  }

  @Test(arguments: ["conflict", "badRequest", "error", "overLimit"]) func aConflictHasAnyDocumentedName(name: String) {
    let trial = Rackspace.trial.refused(["conflict"], for: "only-if-missing.true-with-pin")

    #expect(trial.findings(Rackspace.fault(409, "{\"\(name)\":{\"code\":409}}")) == [])
    #expect(
      trial.findings(Rackspace.fault(409, #"{"oops":{"code":409}}"#)) == ["response.fault.fault-name at body"])
  }

  @Test func whereNoNameIsDocumentedAnyIsRightButTheCodeIsNot() {
    var trial = Rackspace.trial.refused(["method-not-allowed"], for: "method")
    trial.method = "PUT"
    func fault(_ body: String, type: String? = "application/json") -> [String] {
      trial.findings(Rackspace.fault(405, body, type: type).with { $0.fields.append(HTTPField("Allow", "POST")) })
    }

    #expect(fault(#"{"methodNotAllowed":{"code":405}}"#) == [])
    #expect(fault(#"{"methodNotAllowed":{"code":405},"links":{}}"#) == [])
    #expect(fault(#"{"badMethod":{"code":404}}"#) == ["response.fault.fault-code at response.badMethod.code"])
    #expect(fault("<html>405</html>", type: "text/html") == [])
    #expect(fault("Method not allowed", type: "text/plain") == [])
  }

  @Test func aTextInPlaceOfADocumentedFaultIsABreach() {
    #expect(
      missing.findings(Rackspace.fault(404, "<html/>", type: "text/html")) == ["response.fault.fault-name at body"])
    #expect(
      missing.findings(Rackspace.fault(404, "Not found", type: nil)) == ["http.json at body, line 1, column 1"])
    #expect(missing.findings(Rackspace.fault(404, "Not found")) == ["http.json at body, line 1, column 1"])
  }

  @Test func aFaultIsLabelledAsJSON() {
    let body = #"{"itemNotFound":{"code":404}}"#

    #expect(
      missing.findings(Rackspace.fault(404, body, type: "text/html")) == ["http.media-type at header Content-Type"])
    #expect(missing.findings(Rackspace.fault(404, body, type: nil)) == ["http.media-type at header Content-Type"])
  }

  @Test func aNameThatNobodyDocumentedProvesNothing() {
    var trial = Rackspace.trial.refused(["method-not-allowed"], for: "method")
    trial.method = "PUT"
    let unnamed = Rackspace.fault(405, #"{"x":{"code":405}}"#)

    #expect(!trial.holds("response.fault.fault-name", unnamed))
    #expect(trial.holds("response.fault.fault-code", unnamed))
    #expect(missing.holds("response.fault.fault-name", Rackspace.fault(404, #"{"itemNotFound":{"code":404}}"#)))
    #expect(!missing.holds("response.fault.fault-name", Rackspace.fault(404, "")))
  }
}
