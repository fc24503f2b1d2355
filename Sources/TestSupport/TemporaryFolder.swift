import FoundationEssentials
import Glibc

/// A new, empty folder for one test, gone when the test is over.
///
/// It is handed to a closure, because a value could be freed after its last use, while its files
/// are still open.
package struct TemporaryFolder: Sendable {
  /// The folder's path, without a slash at its end.
  package let path: String

  /// The path of a file in it.
  package func file(_ name: String) -> String { path + "/" + name }

  /// Makes a folder, lends it, and removes it with all that is in it.
  package static func with<Result>(
    _ body: (TemporaryFolder) throws -> Result
  ) throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try body(folder)
  }

  /// Makes a folder, lends it to something that waits, and removes it with all that is in it.
  package static func with<Result>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TemporaryFolder) async throws -> sending Result
  ) async throws -> sending Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try await body(folder)
  }

  private init() throws {
    let parent = FileManager.default.temporaryDirectory.path
    var template = Array((parent + "/plaid-sync-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CocoaError(.fileWriteUnknown)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func remove() {
    // A folder that a test has already removed is as good as one removed here.
    try? FileManager.default.removeItem(atPath: path)
  }
}
