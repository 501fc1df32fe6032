/// The version of the kit, written into every record.
public enum KitVersion {
  public static let current = "0.1.0"
}
