import Foundation

/// Plaid's own examples, which are not part of the project but may be next to it.
enum PlaidExamples {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/plaid/examples")

  static let exist = FileManager.default.fileExists(atPath: folder.path)

  /// Returns the bytes of one of them.
  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
