import FoundationEssentials
import TestSupport
import Testing

@Suite("TemporaryFolder")
struct TemporaryFolderTests {
  @Test("the folder exists during its use and is removed afterward, even after an error")
  func life() async throws {
    struct Stop: Error {}
    let first = try TemporaryFolder.with { folder in
      try Data("x".utf8).write(to: URL(filePath: folder.file("a.txt")))
      #expect(FileManager.default.fileExists(atPath: folder.path + "/a.txt"))
      return folder.path
    }
    #expect(!FileManager.default.fileExists(atPath: first))
    var path = ""
    await #expect(throws: Stop.self) {
      try await TemporaryFolder.with { folder in
        path = folder.path
        await Task.yield()
        throw Stop()
      }
    }
    #expect(path != first && !path.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
