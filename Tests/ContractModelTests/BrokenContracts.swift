import Testing

// Contracts with one thing broken: what was replaced in the sample, and the exact texts of the problems.

/// One broken contract.
struct BrokenContract: Sendable, CustomTestStringConvertible {
  var name: String
  var old: String
  var new: String
  var problems: [String]

  var testDescription: String { name }
}

extension BrokenContract {
  static let all: [BrokenContract] = [
    BrokenContract(
      name: "an unknown member",
      old: #""title": "A sample API""#,
      new: #""titel": "A sample API""#,
      problems: [
        #"sample.json:1:1: a contract has no "title"; it says the API's name for people"#,
        #"sample.json:3:49: unknown member "titel" of a contract; did you mean "title"?"#,
      ]),
    BrokenContract(
      name: "an unknown member far from all",
      old: #""title": "Twice","#,
      new: #""title": "Twice", "zebra": 1,"#,
      problems: [
        #"sample.json:120:115: unknown member "zebra" of a scenario; valid are "aspect", "statement", "level", "judge", "suite", "title", "cite", "steps" and "alsoShows""#
      ]),
    BrokenContract(
      name: "a missing member",
      old: #""summary": "the key", "#,
      new: #""#,
      problems: [
        #"sample.json:13:15: a binding has no "summary"; it says what the value is"#
      ]),
    BrokenContract(
      name: "a member of another kind",
      old: #""version": "1.2.0""#,
      new: #""version": 1.2"#,
      problems: [
        #"sample.json:3:40: "version" is a number; it must be a text"#
      ]),
    BrokenContract(
      name: "a version with two parts",
      old: #""version": "1.2.0""#,
      new: #""version": "1.2""#,
      problems: [
        #"sample.json:3:40: "version" is "1.2"; write MAJOR.MINOR.PATCH"#
      ]),
    BrokenContract(
      name: "a digest that is none",
      old: #"56f4200350"#,
      new: #"56F4200350"#,
      problems: [
        #"sample.json:7:17: "sha256" is "56F4200350c05c1a9f8d8a0f4050a9ab0e82ec1cfc3a62a31b9c57c1974a… (64 characters)"; write 64 lower-case hex digits"#
      ]),
    BrokenContract(
      name: "a word that is not in the table",
      old: #""layer": "observed""#,
      new: #""layer": "observd""#,
      problems: [
        #"sample.json:10:90: "layer" is "observd"; did you mean "observed"?"#
      ]),
    BrokenContract(
      name: "a member twice",
      old: #""title": "Set a PIN""#,
      new: #""title": "Set a PIN", "title": "Twice""#,
      problems: [
        #"sample.json:28:55: "title" stands twice in one object; keep one of them"#
      ]),
    BrokenContract(
      name: "a name that is none",
      old: #""apiKey": {"#,
      new: #""api key": {"#,
      problems: [
        #"sample.json:13:5: the name "api key" in "bindings"; write letters, digits, hyphens and underscores, a letter first"#,
        #"sample.json:13:16: nothing uses the binding "api key"; remove it, or take a value from it"#,
        #"sample.json:43:37: unknown binding "apiKey"; did you mean "api key"?"#,
      ]),
    BrokenContract(
      name: "a binding nobody declared",
      old: #"{ "binding": "apiKey" }"#,
      new: #"{ "binding": "apiKye" }"#,
      problems: [
        #"sample.json:13:15: nothing uses the binding "apiKey"; remove it, or take a value from it"#,
        #"sample.json:43:37: unknown binding "apiKye"; did you mean "apiKey"?"#,
      ]),
    BrokenContract(
      name: "a type that is none",
      old: #""type": "String (100)""#,
      new: #""type": "Strin (100)""#,
      problems: [
        #"sample.json:54:42: unknown type "Strin (100)"; did you mean String?"#
      ]),
    BrokenContract(
      name: "a length that ends before it starts",
      old: #"String(4..256)"#,
      new: #"String(256..4)"#,
      problems: [
        #"sample.json:99:44: the length of "String(256..4)" ends before it starts; did you mean 4..256?"#
      ]),
    BrokenContract(
      name: "a type without a closing parenthesis",
      old: #"Numeric(4)""#,
      new: #"Numeric(4""#,
      problems: [
        #"sample.json:58:41: "Numeric(4" is no type: the parenthesis is not closed; end it with )"#
      ]),
    BrokenContract(
      name: "an unknown document",
      old: #"{ "document": "page", "lines": "9" }"#,
      new: #"{ "document": "pgae", "lines": "9" }"#,
      problems: [
        #"sample.json:22:29: unknown document "pgae"; did you mean "page"?"#
      ]),
    BrokenContract(
      name: "lines that end before they start",
      old: #""lines": "4-5""#,
      new: #""lines": "5-4""#,
      problems: [
        #"sample.json:55:94: the lines "5-4" end before they start; did you mean "4-5"?"#
      ]),
    BrokenContract(
      name: "lines that are none",
      old: #""lines": "4-5""#,
      new: #""lines": "4,5""#,
      problems: [
        #"sample.json:55:94: "lines" is "4,5"; write a line or first-last, counted from 1"#
      ]),
    BrokenContract(
      name: "a stored document without lines",
      old: #""lines": "40" }"#,
      new: #""section": "3" }"#,
      problems: [
        #"sample.json:108:19: a citation of "page" without lines; the document is stored: add "lines""#
      ]),
    BrokenContract(
      name: "a section document with lines",
      old: #""section": "negative""#,
      new: #""lines": "3""#,
      problems: [
        #"sample.json:81:51: lines of "tests", which is not stored; cite it by "section""#
      ]),
    BrokenContract(
      name: "a document without a place",
      old: #", "edition": "1.0""#,
      new: #""#,
      problems: [
        #"sample.json:10:14: the document "tests" has neither a file nor an edition; give it "file" and "sha256", or "edition""#
      ]),
    BrokenContract(
      name: "a file without a digest",
      old: #""sha256": "56f4200350c05c1a9f8d8a0f4050a9ab0e82ec1cfc3a62a31b9c57c1974a3e3e","#,
      new: #""#,
      problems: [
        #"sample.json:5:13: the document "page" has a file without its digest; add "sha256""#
      ]),
    BrokenContract(
      name: "a control of two sources",
      old: #"{ "literal": "hello" }"#,
      new: #"{ "literal": "hello", "freshPIN": 4 }"#,
      problems: [
        #"sample.json:62:89: a control has "literal" and "freshPIN"; only one of them can hold"#
      ]),
    BrokenContract(
      name: "a control of no source",
      old: #"{ "literal": "hello" }"#,
      new: #"{}"#,
      problems: [
        #"sample.json:62:89: a control says nothing; give it one of "literal", "binding", "freshIdentifier", "freshGUID", "freshPIN", "now", "created" or "pinBlock""#
      ]),
    BrokenContract(
      name: "a misspelled source",
      old: #"{ "literal": "hello" }"#,
      new: #"{ "litteral": "hello" }"#,
      problems: [
        #"sample.json:62:91: unknown member "litteral" of a control; did you mean "literal"?"#
      ]),
    BrokenContract(
      name: "a required field without a control",
      old: #""control": { "freshIdentifier": 24 }, "#,
      new: #""#,
      problems: [
        #"sample.json:53:15: the required field "txnId" has no control; say where its value comes from"#
      ]),
    BrokenContract(
      name: "a control that does not fit",
      old: #""freshIdentifier": 24"#,
      new: #""freshIdentifier": 101"#,
      problems: [
        #"sample.json:55:28: the control of "txnId" has 101 characters; its type is String (100)"#
      ]),
    BrokenContract(
      name: "a constant that does not fit",
      old: #""constant": "1120""#,
      new: #""constant": "112O""#,
      problems: [
        #"sample.json:58:86: the constant of "code" is no run of digits; its type is Numeric(4)"#
      ]),
    BrokenContract(
      name: "an example that does not fit",
      old: #""5500000000000004""#,
      new: #""55-4""#,
      problems: [
        #"sample.json:16:80: the example of "pan" has 4 characters; its type is Numeric(12..19)"#
      ]),
    BrokenContract(
      name: "a sample that must be accepted and does not fit",
      old: #""spellings": ["string", "integer"]"#,
      new: #""samples": ["1121"], "expect": { "sample": "accepted" }"#,
      problems: [
        #"sample.json:59:53: the sample "1121" of "code" is none of the allowed values; its type is Numeric(4)"#
      ]),
    BrokenContract(
      name: "a number out of range",
      old: #""freshIdentifier": 24"#,
      new: #""freshIdentifier": 1e99"#,
      problems: [
        #"sample.json:55:49: "freshIdentifier" is 1e99; write an integer from 1 to 1000"#
      ]),
    BrokenContract(
      name: "a false that says nothing",
      old: #""reason": true"#,
      new: #""reason": false"#,
      problems: [
        #"sample.json:86:105: "reason" is false; write true, or leave it out"#
      ]),
    BrokenContract(
      name: "an empty list",
      old: #""contentTypes": ["application/json"]"#,
      new: #""contentTypes": []"#,
      problems: [
        #"sample.json:46:25: "contentTypes" is empty; name at least one"#
      ]),
    BrokenContract(
      name: "a body nobody declared",
      old: #""body": "success""#,
      new: #""body": "succes""#,
      problems: [
        #"sample.json:77:52: unknown body "succes"; did you mean "success"?"#,
        #"sample.json:94:20: no form names the body "success"; remove it, or name it in a form"#,
      ]),
    BrokenContract(
      name: "an outcome nobody declared",
      old: #""expect": ["refused"]"#,
      new: #""expect": ["denied"]"#,
      problems: [
        #"sample.json:128:62: unknown outcome "denied"; valid are "accepted", "refused", "open" and "not-served""#
      ]),
    BrokenContract(
      name: "open beside another outcome",
      old: #""expect": ["refused"]"#,
      new: #""expect": ["refused", "open"]"#,
      problems: [
        #"sample.json:128:61: a step expects "open" beside other outcomes; open stands alone"#
      ]),
    BrokenContract(
      name: "an unknown mutation",
      old: #""lower-case": "open""#,
      new: #""lowercase": "open""#,
      problems: [
        #"sample.json:68:29: unknown word "lowercase" in "expect"; did you mean "lower-case"?"#
      ]),
    BrokenContract(
      name: "a mutation with an unknown outcome",
      old: #""lower-case": "open""#,
      new: #""lower-case": "acepted""#,
      problems: [
        #"sample.json:68:43: unknown outcome "acepted"; did you mean "accepted"?"#
      ]),
    BrokenContract(
      name: "a copy of nothing",
      old: #""copiedFrom": "request.Wrapper.txnId""#,
      new: #""copiedFrom": "request.txnId""#,
      problems: [
        #"sample.json:98:93: unknown request field "request.txnId"; valid are "request.path.userId", "request.query.force", "request.header.x-api-key", "request.Wrapper", "request.Wrapper.txnId", "request.Wrapper.code", "request.Wrapper.comment" and "request.Wrapper.block""#
      ]),
    BrokenContract(
      name: "a condition on nothing",
      old: #""onlyWith": "request.Wrapper.comment""#,
      new: #""onlyWith": "request.Wrapper.coment""#,
      problems: [
        #"sample.json:99:88: unknown request field "request.Wrapper.coment"; did you mean "request.Wrapper.comment"?"#
      ]),
    BrokenContract(
      name: "a path parameter without a field",
      old: #""path": "/users/{userId}/pin""#,
      new: #""path": "/users/{user}/pin""#,
      problems: [
        #"sample.json:28:81: the path parameter "user" has no field; describe it under "request", "path""#,
        #"sample.json:33:21: the path has no parameter "userId"; did you mean "user"?"#,
      ]),
    BrokenContract(
      name: "a path with an open brace",
      old: #""path": "/users/{userId}/pin""#,
      new: #""path": "/users/{userId/pin""#,
      problems: [
        #"sample.json:28:81: the path "/users/{userId/pin" has an open or empty parameter; write {name}"#
      ]),
    BrokenContract(
      name: "a field twice",
      old: #""name": "comment""#,
      new: #""name": "code""#,
      problems: [
        #"sample.json:62:25: a second field "code"; give each its own name"#,
        #"sample.json:63:61: a second requirement "request.Wrapper.code.presence" of "reset-pin"; give it another aspect"#,
        #"sample.json:99:88: unknown request field "request.Wrapper.comment"; did you mean "request.Wrapper.code"?"#,
      ]),
    BrokenContract(
      name: "no success",
      old: #""accepted": {"#,
      new: #""accept": {"#,
      problems: [
        #"sample.json:74:19: the operation "reset-pin" has no outcome "accepted"; say what a success looks like"#,
        #"sample.json:123:26: unknown outcome "accepted"; did you mean "accept"?"#,
      ]),
    BrokenContract(
      name: "a success that anything fits",
      old: #""body": "success" }"#,
      new: #""body": "open" }"#,
      problems: [
        #"sample.json:77:21: any answer with this status counts as accepted; name a body, or a condition under "when""#,
        #"sample.json:94:20: no form names the body "success"; remove it, or name it in a form"#,
      ]),
    BrokenContract(
      name: "a regular expression that is none",
      old: #"EventId:\\s+"#,
      new: #"(EventId:\\s+"#,
      problems: [
        #"sample.json:87:30: "(EventId:\s+\((\d+)\)" is no regular expression; check its parentheses, brackets and escapes"#
      ]),
    BrokenContract(
      name: "a status that is none",
      old: #""4xx", "200""#,
      new: #""4xx", "2000""#,
      problems: [
        #"sample.json:84:35: an element of "statuses" is "2000"; write a status like 200, 4xx or 400-499"#
      ]),
    BrokenContract(
      name: "a status range that ends before it starts",
      old: #""4xx", "200""#,
      new: #""499-400", "200""#,
      problems: [
        #"sample.json:84:28: the statuses "499-400" end before they start; write the lower one first"#
      ]),
    BrokenContract(
      name: "a MUST that only a test supports",
      old: #", "level": "MAY""#,
      new: #""#,
      problems: [
        #"sample.json:79:20: "outcome.refused" is a MUST that only a test or an inference supports; give it "level": "MAY" or "judge": true"#
      ]),
    BrokenContract(
      name: "a derived MUST that only a test supports",
      old: #""length": "exact""#,
      new:
        #""length": "exact", "cite": { "document": "tests", "section": "codes" }, "requirements": { "value": { "level": "MAY" } }"#,
      problems: [
        #"sample.json:57:15: "request.Wrapper.code.presence" and 4 more are MUSTs that only a test or an inference supports; give it "level": "MAY" or "judge": true"#
      ]),
    BrokenContract(
      name: "a requirement twice",
      old: #""aspect": "role.customer""#,
      new: #""aspect": "request.body""#,
      problems: [
        #"sample.json:113:21: a second requirement "request.body" of "reset-pin"; give it another aspect"#
      ]),
    BrokenContract(
      name: "a statement twice",
      old: #"only a customer resets a PIN"#,
      new: #"code is 1120"#,
      problems: [
        #"sample.json:113:51: "role.customer" says the same as "request.Wrapper.code.value": "code is 1120"; give it a statement of its own"#
      ]),
    BrokenContract(
      name: "a long statement",
      old: #"only a customer resets a PIN"#,
      new: #"only a customer resets a PIN, and nobody else whatsoever, neither by day nor by night, aye"#,
      problems: [
        #"sample.json:113:51: the statement of "role.customer" has 90 characters; say it in under 90"#
      ]),
    BrokenContract(
      name: "a blank statement",
      old: #"only a customer resets a PIN"#,
      new: #" "#,
      problems: [
        #"sample.json:113:51: "statement" is " "; write a text that is not blank"#
      ]),
    BrokenContract(
      name: "a JWE with a place for the IV",
      old: #""cipher": "AES-192-CBC", "key": "key" }"#,
      new: #""cipher": "JWE-A192GCM", "key": "key", "ivPlacement": "pan" }"#,
      problems: [
        #"sample.json:48:96: a JWE has a part of its own for the IV, so "ivPlacement" says nothing; leave it out"#
      ]),
    BrokenContract(
      name: "a PIN block of format 2",
      old: #""format": 0, "pan": "pan""#,
      new: #""format": 2, "pan": "pan""#,
      problems: [
        #"sample.json:67:54: PIN blocks of format 2 go to chip cards only; write 0, 1, 3 or 4"#
      ]),
    BrokenContract(
      name: "a PIN block with a card number that its format does not hold",
      old: #""format": 0, "pan": "pan""#,
      new: #""format": 1, "pan": "pan""#,
      problems: [
        #"sample.json:67:64: a PIN block of format 1 has no card number; leave "pan" out"#
      ]),
    BrokenContract(
      name: "a PIN block too long for its field",
      old: #""format": 0, "pan": "pan""#,
      new: #""format": 4, "pan": "pan""#,
      problems: [
        #"sample.json:67:28: a PIN block of format 4 has 32 hexadecimal digits; the type of "block" is Hex(16)"#
      ]),
    BrokenContract(
      name: "a PIN block without a card number",
      old: #""format": 0, "pan": "pan", "#,
      new: #""format": 3, "#,
      problems: [
        #"sample.json:16:12: nothing uses the binding "pan"; remove it, or take a value from it"#,
        #"sample.json:67:42: a PIN block of format 3 has no "pan"; name the binding with the card number"#,
      ]),
    BrokenContract(
      name: "a sealed body without an envelope",
      old: #""envelope": { "member": "token", "cipher": "AES-192-CBC", "key": "key" },"#,
      new: #""#,
      problems: [
        #"sample.json:95:59: the body "success" is sealed and the request has no envelope; describe the envelope"#
      ]),
    BrokenContract(
      name: "an override of nothing",
      old: #""type": null, "presence""#,
      new: #""length": null, "presence""#,
      problems: [
        #"sample.json:63:45: "comment" promises no "length"; valid are "presence" and "type""#
      ]),
    BrokenContract(
      name: "an unknown aspect",
      old: #""type": null, "presence""#,
      new: #""tpe": null, "presence""#,
      problems: [
        #"sample.json:63:35: unknown word "tpe" in "requirements"; did you mean "type"?"#
      ]),
    BrokenContract(
      name: "a scheme with an unknown binding",
      old: #""consumerKey": "consumer""#,
      new: #""consumerKey": "consumr""#,
      problems: [
        #"sample.json:15:17: nothing uses the binding "consumer"; remove it, or take a value from it"#,
        #"sample.json:21:74: unknown binding "consumr"; did you mean "consumer"?"#,
      ]),
    BrokenContract(
      name: "a scheme that refuses with no outcome",
      old: #""scheme": "oauth1","#,
      new: #""scheme": "oauth1", "refusal": "unauthorized","#,
      problems: [
        #"sample.json:21:56: the operation "reset-pin" has no outcome "unauthorized"; name an outcome that every operation has"#
      ]),
    BrokenContract(
      name: "a step in the future",
      old: #""step": 0"#,
      new: #""step": 1"#,
      problems: [
        #"sample.json:126:65: step 1 takes a value from step 1; the first step is 0; only earlier ones have values"#
      ]),
    BrokenContract(
      name: "a value for no field",
      old: #""request.Wrapper.txnId": { "earlier""#,
      new: #""request.txnId": { "earlier""#,
      problems: [
        #"sample.json:126:34: unknown request field "request.txnId"; valid are "request.path.userId", "request.query.force", "request.header.x-api-key", "request.Wrapper", "request.Wrapper.txnId", "request.Wrapper.code", "request.Wrapper.comment" and "request.Wrapper.block""#
      ]),
    BrokenContract(
      name: "an unknown requirement",
      old: #""alsoShows": ["request.Wrapper.txnId.unique"]"#,
      new: #""alsoShows": ["request.Wrapper.txnId.uniqe"]"#,
      problems: [
        #"sample.json:132:25: unknown requirement "request.Wrapper.txnId.uniqe"; did you mean "request.Wrapper.txnId.unique"?"#
      ]),
    BrokenContract(
      name: "spellings outside a body",
      old: #""type": "Enum(true,false)""#,
      new: #""type": "Enum(true,false)", "spellings": ["boolean"]"#,
      problems: [
        #"sample.json:38:71: "force" is a query field with JSON spellings; only members of a body have them"#
      ]),
    BrokenContract(
      name: "members of a string",
      old: #""type": "DateTime(YYYYMMDDHHMMSS)""#,
      new: #""members": [], "type": "DateTime(YYMMDD)""#,
      problems: [
        #"sample.json:101:54: "DateTime(YYMMDD)" has no date format; write it like DateTime(YYYYMMDDHHMMSS)"#
      ]),
    BrokenContract(
      name: "an array with a named member",
      old: #""type": "DateTime(YYYYMMDDHHMMSS)", "presence": "required",\#n"#,
      new:
        #""type": "Array", "presence": "required", "members": [{ "name": "a", "type": "String", "presence": "optional" }],\#n"#,
      problems: [
        #"sample.json:101:84: "when" is an array and has a member "a"; call its one element "[]""#
      ]),
    BrokenContract(
      name: "zones that are no range",
      old: #"[-12, 14]"#,
      new: #"[14, -12]"#,
      problems: [
        #"sample.json:102:39: "zones" is no range; write the first and the last zone, like [-12, 14]"#
      ]),
    BrokenContract(
      name: "a comma before a bracket",
      old: #""readings": ["any code is taken"]"#,
      new: #""readings": ["any code is taken",]"#,
      problems: [
        #"sample.json:138:105: not JSON: a comma before a closing bracket"#
      ]),
    BrokenContract(
      name: "several problems at once",
      old: #""contract": "sample-pin", "version": "1.2.0""#,
      new: #""contrct": "sample-pin", "version": "1.2.x", "extra": []"#,
      problems: [
        #"sample.json:1:1: a contract has no "contract"; it says the name users type"#,
        #"sample.json:3:3: unknown member "contrct" of a contract; did you mean "contract"?"#,
        #"sample.json:3:39: "version" is "1.2.x"; write MAJOR.MINOR.PATCH"#,
        #"sample.json:3:48: unknown member "extra" of a contract; valid are "$schema", "contract", "version", "title", "documents", "bindings", "authentication", "logins", "operations" and "ambiguities""#,
      ]),
  ]
}
