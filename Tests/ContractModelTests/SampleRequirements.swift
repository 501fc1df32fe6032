extension SampleContract {
  /// The requirements of the sample with the sample baseline: aspect, level, layer, statement.
  static let requirements = #"""
    method | MUST page | only POST is served at this path
    path | MUST page | the operation is served at /users/{userId}/pin
    request.content-type | MUST page | the request body is application/json
    request.body | MUST page | a request body that is no JSON object is not served
    request.envelope.presence | MUST page | a request without the sealed member token is refused
    request.envelope.sealing | MUST page | a token that AES-192-CBC does not open under the key is refused
    response.envelope | MUST page | the answer is sealed in token with AES-192-CBC
    request.path.userId.presence | MUST page | a request without userId is refused
    request.path.userId.identity | MUST page | a userId that names nothing is refused
    request.query.force.presence | MUST page | force may be left out
    request.query.force.value | MUST page | force is true or false
    request.header.x-api-key.presence | MUST page | a request without x-api-key is refused
    request.header.x-api-key.credential | MUST page | a request with a wrong x-api-key is refused
    request.Wrapper.presence | MUST page | a request without Wrapper is refused
    request.Wrapper.type | MUST page | Wrapper is a JSON object
    request.Wrapper.txnId.presence | MUST page | a request without txnId is refused
    request.Wrapper.txnId.type | MUST page | txnId is a JSON string
    request.Wrapper.txnId.length | MUST page | txnId has at most 100 characters
    request.Wrapper.txnId.unique | MUST page | no two accepted requests carry the same txnId
    request.Wrapper.code.presence | MUST page | a request without code is refused
    request.Wrapper.code.type | MUST page | code is a JSON string or a JSON integer
    request.Wrapper.code.length | MUST page | code has exactly 4 digits
    request.Wrapper.code.format | MUST page | code holds decimal digits only
    request.Wrapper.code.value | MUST page | code is 1120
    request.Wrapper.code.spelling | MUST page | code is taken as a JSON string and a JSON integer alike
    request.Wrapper.comment.presence | MUST page | a comment may be missing
    request.Wrapper.block.presence | MUST page | a request without block is refused
    request.Wrapper.block.type | MUST page | block is a JSON string
    request.Wrapper.block.length | MUST page | block has exactly 16 hexadecimal digits
    request.Wrapper.block.format | MUST page | block holds hexadecimal digits only
    request.Wrapper.block.pin-block | MUST page | block is an ISO 9564 format 0 block sealed under key
    authentication.signed.header | MUST page | a request without an OAuth Authorization header is refused
    authentication.signed.consumer-key | MUST page | a request with an unknown consumer key is refused
    authentication.signed.signature | MUST page | a request whose OAuth signature does not verify is refused
    authentication.signed.body-hash | SHOULD page | a request whose body does not have the signed hash is refused
    authentication.signed.timestamp | MUST page | a request signed a day ago or a day ahead is refused
    outcome.accepted | MUST page | a reset that succeeds is answered with 200
    outcome.refused | MAY observed | a request that cannot be served is answered with 4xx
    outcome.refused.event | SHOULD observed | a refusal names an event
    response.txnId.presence | MUST page | the answer's txnId is always there
    response.txnId.type | MUST page | the answer's txnId is a JSON string
    response.txnId.length | MUST page | the answer's txnId has at most 100 characters
    response.txnId.echo | MUST page | the answer's txnId repeats the request's txnId
    response.commentId.type | MUST page | the answer's commentId is a JSON string
    response.commentId.length | MUST page | the answer's commentId has 4 to 256 characters
    response.commentId.condition | MUST page | the answer's commentId is there only when comment was sent
    response.when.presence | MUST page | the answer's when is always there
    response.when.type | MUST page | the answer's when is a JSON string
    response.when.format | MUST page | the answer's when is a date and time of the calendar, written YYYYMMDDHHMMSS
    response.when.freshness | MUST page | the answer's when is the time of the answer, within 300 seconds
    response.failure.fault-name | MUST page | the failure answer's only member is named after its fault
    response.failure.fault-code | MUST page | the failure answer's code repeats the HTTP status
    role.customer | MUST page | only a customer resets a PIN
    scenario.twice | MUST page | the same txnId is refused the second time
    http.framing | MUST page | every answer is a well-formed HTTP message
    security.padding | SHOULD page | every broken token brings the same answer
    """#
}
