/// How much of a text is shown, in bytes; `run.json` holds all of it.
public enum TextLimit {
  /// One value, sentence or name.
  public static let value = 2_000
  /// A value beside another one.
  static let aside = 120
  /// One message of an exchange.
  public static let message = 16_000
}
