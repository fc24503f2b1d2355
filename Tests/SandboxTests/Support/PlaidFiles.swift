import Foundation

/// Plaid's own files, which are not part of the project but may be next to it.
enum PlaidFiles {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/plaid")

  static let exist = FileManager.default.fileExists(atPath: folder.path)

  /// The text of one of them.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The names of the files of a folder that end in `.json`, sorted.
  static func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
      .filter { $0.hasSuffix(".json") }.sorted()
  }
}
