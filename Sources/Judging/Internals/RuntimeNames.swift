/// Finds the full names of exceptions of runtimes and libraries: `java.lang.IllegalStateException`.
///
/// A short name such as `ValidationException` may be a documented error code, and so may a name of the API's own
/// package: neither counts. Oracle's error numbers do (`ORA-00942`).
enum RuntimeNames {
  /// Returns the name; nil when there is none.
  static func find(in text: [UInt8]) -> String? {
    var start = 0
    while start < text.count {
      guard text[start].isLetter, start == 0 || !isPart(text[start - 1]) else {
        start += 1
        continue
      }
      let end = text[start...].firstIndex { !isPart($0) } ?? text.count
      if let name = name(text[start..<end]) { return name }
      start = max(end, start + 1)
    }
    return nil
  }

  private static let packages = [
    "akka.", "asyncpg.", "botocore.", "com.datastax.", "com.ibm.db2.", "com.microsoft.sqlserver.", "com.mongodb.",
    "com.mysql.", "com.zaxxer.", "cryptography.", "Doctrine\\", "feign.", "groovy.", "io.grpc.", "io.jsonwebtoken.",
    "io.lettuce.", "io.netty.", "io.r2dbc.", "io.vertx.", "MongoDB.Driver.", "Mysql2::", "MySql.Data.",
    "Oracle.Managed",
    "org.bouncycastle.", "org.codehaus.", "org.eclipse.", "org.h2.", "org.jboss.", "org.jooq.", "org.mariadb.",
    "org.mybatis.", "play.api.", "psycopg.", "pymongo.", "pymysql.", "reactor.", "redis.", "StackExchange.Redis.",
    "urllib3.", "java.", "javax.", "jakarta.", "kotlin.", "scala.", "sun.", "com.sun.", "com.fasterxml.",
    "com.google.gson.",
    "org.springframework.", "org.hibernate.", "org.apache.", "org.postgresql.", "oracle.jdbc.", "System.", "Microsoft.",
    "Npgsql.", "Newtonsoft.", "werkzeug.", "sqlalchemy.", "django.", "ActiveRecord::", "Illuminate\\", "Symfony\\",
  ].map { Array($0.utf8) }

  private static let endings = ["Exception", "Error"].map { Array($0.utf8) }

  private static func name(_ word: ArraySlice<UInt8>) -> String? {
    if word.starts(with: Array("ORA-".utf8)), word.count >= 9, word.dropFirst(4).prefix(5).allSatisfy(\.isDigit) {
      return String(decoding: word.prefix(9), as: UTF8.self)
    }
    guard word.count > 12, word.contains(0x2E) || word.contains(0x3A) || word.contains(0x5C) else { return nil }
    guard packages.contains(where: { word.starts(with: $0) }) else { return nil }
    // The sentence's own stop or colon may follow the name.
    let bare = word.reversed().drop { $0 == 0x2E || $0 == 0x3A }
    guard endings.contains(where: { bare.starts(with: $0.reversed()) }) else { return nil }
    return String(decoding: word, as: UTF8.self)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == 0x2E || byte == 0x24 || byte == 0x3A || byte == 0x5C
  }
}
