import Glibc
import PlaidSyncLedger
import Testing

@testable import PlaidSyncVault

@Suite("PrivateFile")
struct PrivateFileTests {
  @Test("a new file never replaces another, unless requested")
  func replacing() throws {
    try withFolder { folder in
      let path = folder + "/file"
      try #expect(PrivateFile.write([1], to: path))
      try #expect(!PrivateFile.write([2], to: path))
      try #expect(PrivateFile.read(path)?.bytes == [1])
      chmod(path, 0o644)
      try #expect(PrivateFile.write([3], to: path, isReplacing: true))
      try #expect(PrivateFile.read(path) == PrivateFile.Content(bytes: [3], mode: 0o600))
      #expect(entries(of: folder) == ["file"])
    }
  }

  @Test("a missing file reads as nil; content of any size is read back")
  func reading() throws {
    try withFolder { folder in
      try #expect(PrivateFile.read(folder + "/none") == nil)
      let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try #expect(PrivateFile.write(bytes, to: folder + "/large"))
      try #expect(PrivateFile.read(folder + "/large")?.bytes == bytes)
    }
  }

  @Test("a folder that cannot be created is an error with path and reason")
  func folderInTheWay() throws {
    try withFolder { folder in
      try #expect(PrivateFile.write([], to: folder + "/file"))
      let failure = try #require(caught { try PrivateFile.write([], to: folder + "/file/x/y") })
      #expect(failure.code == .cannotCreate)
      #expect(failure.message == "The folder \(folder)/file/x cannot be created: Not a directory.")
    }
  }

  @Test(
    "the folder part of a path is found",
    arguments: [
      ("/a/b", "/a"), ("/a", "/"), ("/", "/"), ("a", "."), ("a/b/", "a"), ("./a", "."),
    ])
  func folders(path: String, folder: String) {
    #expect(PrivateFile.folder(of: path) == folder)
  }
}
