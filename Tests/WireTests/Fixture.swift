import Foundation
import TestSupport

/// The files that tests read.
enum Fixture {
  /// Returns the bytes of one of our own response bodies.
  static func plaid(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Repository.root.appending(path: "Fixtures/plaid/\(name)")))
  }
}
