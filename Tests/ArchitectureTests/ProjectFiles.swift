import Foundation
import TestSupport

/// The files of the project, as the tests of its structure see them.
enum ProjectFiles {
  /// A file and its text.
  struct File {
    /// The path below the root.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// The names in a folder below the root, sorted, hidden ones left out.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: folder).path
    )
    .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The text files with one of the endings in folders below the root, sorted by path.
  static func files(in folders: [String], _ endings: Set<String>) throws -> [File] {
    try folders.flatMap { folder in
      let base = Repository.root.appending(path: folder)
      let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
      return (found?.compactMap { $0 as? URL } ?? []).filter { endings.contains($0.pathExtension) }
    }.map { url in
      File(
        path: String(url.path.dropFirst(Repository.root.path.count + 1)),
        text: try String(contentsOf: url, encoding: .utf8))
    }.sorted { $0.path < $1.path }
  }
}
