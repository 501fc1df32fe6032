import ConformanceKit
import Foundation
import Testing

/// The contract of a user, below `Tests/Contracts`: bookings that are created, read, replaced, cancelled and listed.
enum ParcelLocker {
  static let folder = FloorsTests.root.appending(path: "Tests/Contracts")
  static let file = folder.appending(path: "parcel-locker.json")

  static func contract() throws -> Contract {
    let library = try ContractLibrary.builtIn().adding(files: [file.path])
    return try #require(library.contract("parcel-locker"))
  }

  /// A trial whose plan holds the cases that begin so, or all of them.
  static func trial(only: String? = nil) throws -> Trial {
    Trial(try contract(), authentication: "bearer", only: only)
  }
}
