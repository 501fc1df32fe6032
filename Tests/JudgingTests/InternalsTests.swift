import CaseModel
import HTTPCore
import Testing

@Suite struct InternalsTests {
  static let internals = "security.no-internals"

  private static func findings(_ text: String) -> [String] {
    Rackspace.trial.open().findings(Answer(status: 400, type: "text/plain", body: text))
      .filter { $0.hasPrefix(internals) }
  }

  @Test(arguments: [
    "Traceback (most recent call last):\n  File \"x.py\", line 3, in f",
    "File \"/home/app/reset.py\", line 42, in reset",
    "java.lang.IllegalStateException: bad state", "\tat com.example.cards.PinService.reset(PinService.java:118)",
    "   at Acme.Cards.Pin.Reset(String pin) in C:\\build\\Pin.cs:line 12", "   at Acme.Cards.Pin.Reset(String pin)",
    "    at reset (/srv/app/index.js:10:5)", "    at new Foo (<anonymous>:1:1) at f (x.js:1:2)",
    "goroutine 1 [running]:", "goroutine 34 [running]:\nmain.reset(0xc0)",
    "ERROR: syntax error at or near \"Brien\" (SQLSTATE 42601)", "SQLITE_ERROR: near \"x\": syntax error",
    "ER_DUP_ENTRY: Duplicate entry 'x' for key", "Incorrect syntax near 'Brien'.",
    "panic: runtime error: index out of range", "thread 'main' panicked at src/main.rs:2",
    "PHP Fatal error: Uncaught Error in /var/www/html/pin.php:12", "#0 /var/www/html/pin.php(12): reset()",
    "app/pin.rb:12:in `reset'", "ORA-00942: table or view does not exist", "SQLSTATE[42000]: Syntax error",
    "You have an error in your SQL syntax; check", "PG::UniqueViolation", "psycopg2.errors.UniqueViolation",
    "System.InvalidOperationException: x", "org.springframework.dao.DataIntegrityViolationException",
    "see /usr/local/etc/pin.conf", "cannot open '/srv/app/pin.py'", "in C:\\inetpub\\wwwroot\\pin.aspx",
    "<b>Warning</b>:  Undefined array key \"pin\" in <b>/var/www/html/index.php</b> on line <b>12</b>",
    "ERROR: invalid input syntax for type integer: \"12a\"", "value too long for type character varying(4)",
    "Data too long for column 'pin' at row 1", "Violation of UNIQUE KEY constraint 'UQ_Txn'.",
    "Conversion failed when converting the varchar value 'x' to data type int.", "Invalid object name 'dbo.Pins'.",
    "UNIQUE constraint failed: pins.txn", "DB2 SQL Error: SQLCODE=-803", "sql: no rows in result set",
    "Cast to ObjectId failed for value \"x\"", "Object reference not set to an instance of an object.",
    "Cannot read properties of undefined (reading 'pin')", "'NoneType' object is not subscriptable",
    "invalid memory address or nil pointer dereference", "called `Option::unwrap()` on a `None` value",
    "Call to a member function reset() on null", "undefined method 'reset' for nil:NilClass",
    "com.microsoft.sqlserver.jdbc.SQLServerException: x", "akka.http.scaladsl.model.IllegalRequestException",
    "com.ibm.db2.jcc.am.SqlIntegrityConstraintViolationException", "Mysql2::Error: x",
    "pymongo.errors.DuplicateKeyError",
    "Doctrine\\DBAL\\Exception\\UniqueConstraintViolationException", "MySql.Data.MySqlClient.MySqlException (0x8)",
    "io.netty.handler.codec.DecoderException", "redis.exceptions.ConnectionError",
    "file:///home/app/pin.py", "/etc/passwd is not readable", "(/home/app/node_modules/x/y.js)",
  ]) func theInsideOfAServerIsSeen(text: String) {
    #expect(Self.findings(text) == ["\(Self.internals) at body"])
  }

  @Test(arguments: [
    "see https://x.example/home/a.js and https://x.example/var/www/a.php", "href=\"/home/users/42\"", "/home/",
    "<script src=\"/static/app.js\"></script><link href=\"/usr/style.css\">", "drive C: is full", "block C:\\n next",
    "ValidationException", "com.example.api.InvalidPinError", "com.amazon.coral.service#ValidationException",
    "at noon (CET), call us", "at v1.2(beta)", "at example.com (main office)", "FLORA-01234", "ORA-12",
    "a System.", "the java. island", "#0 is the first", "Exception", "Error: at least one field is missing, line 3",
    "file name \"x\", line 2", "urn:example:pin:12", "12:34:567", "a/b.py", "pin.py", "/api/v1/resetPIN",
    "Petición inválida EventId: (20005)", "{\"path\":\"/v2.0/users/u/RAX-AUTH/phone-pin/reset\"}",
    "<p>/v2.0/users/42/RAX-AUTH/phone-pin/reset</p> was not found", "the index is out of range", "play.it again, Error",
    "cannot read the property of undefined members", "the value is too long for the column", "redis.example.com Error",
    "the primary key is missing", "invalid input syntax", "JSON parse error: Unexpected token x at position 3",
    "System.out of order", "a duplicate entry", "the syntax of the PIN is incorrect", "in SQL state", "[running] late",
  ]) func whatOnlyLooksLikeItIsNot(text: String) {
    #expect(Self.findings(text) == [])
  }

  @Test func escapesInJSONHideNothingAndMakeNothingUp() {
    let trial = Rackspace.trial.open()
    func findings(_ body: String) -> [String] {
      trial.findings(Rackspace.fault(400, body)).filter { $0.hasPrefix(Self.internals) }
    }

    #expect(
      findings(#"{"badRequest":{"code":400,"message":"x\n\tat a.b.C.d(C.java:1)"}}"#) == ["\(Self.internals) at body"])
    #expect(findings(#"{"badRequest":{"code":400,"message":"in C:\\inetpub\\x"}}"#) == ["\(Self.internals) at body"])
    #expect(findings(#"{"badRequest":{"code":400,"message":"block C:\nfoo\\bar"}}"#) == [])
    #expect(findings(#"{"badRequest":{"code":400,"message":"\/home\/app\/pin.py"}}"#) == ["\(Self.internals) at body"])
  }

  @Test func headerFieldsAreLookedAtToo() {
    var answer = Answer.bare(400)
    answer.fields.append(HTTPField("X-Error", "Traceback (most recent call last): | KeyError"))
    answer.fields.append(HTTPField("Location", "/app/login.php"))

    #expect(
      Rackspace.trial.open().findings(answer).filter { $0.hasPrefix(Self.internals) } == [
        "\(Self.internals) at header X-Error"
      ])
  }

  @Test func aReasonPhraseIsLookedAtToo() {
    #expect(
      Rackspace.trial.open().findings(Answer.bare(400, reason: "java.lang.NullPointerException")) == [
        "\(Self.internals) at reason phrase"
      ])
  }
}
