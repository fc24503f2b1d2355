import FoundationEssentials
import Glibc

/// A new, empty folder for one test, removed when the test ends.
///
/// It is passed to a closure, because a value could be freed after its last use, while its files
/// are still open.
package struct TemporaryFolder: Sendable {
  /// The folder's path, without a trailing slash.
  package let path: String

  /// The path of a file in it.
  package func file(_ name: String) -> String { path + "/" + name }

  /// Creates a folder, passes it to `body`, and removes it with its contents.
  package static func with<Result>(
    _ body: (TemporaryFolder) throws -> Result
  ) throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try body(folder)
  }

  /// Creates a folder, passes it to an asynchronous `body`, and removes it with its contents.
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
    // It does not matter if the test has already removed the folder.
    try? FileManager.default.removeItem(atPath: path)
  }
}
