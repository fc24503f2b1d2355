import Glibc
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncVault

@Suite("KeyFile")
struct KeyFileTests {
  @Test("the file is created with its folders, for its owner only, with two lines")
  func creation() throws {
    try withFolder { folder in
      let file = KeyFile(path: folder + "/a/b/token.key")
      _ = try file.loadOrCreate()
      let content = try #require(try PrivateFile.read(file.path))
      #expect(content.mode == 0o600)
      #expect(mode(of: folder + "/a") == 0o700)
      #expect(mode(of: folder + "/a/b") == 0o700)
      let lines = String(decoding: content.bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0] == "plaid-sync key 1")
      #expect(lines[1].count == 64)
      #expect(entries(of: folder + "/a/b") == ["token.key"])
    }
  }

  @Test("a second use reads the existing key")
  func reuse() throws {
    try withFolder { folder in
      let file = KeyFile(path: folder + "/token.key")
      let first = try file.loadOrCreate().current
      try #expect(file.loadOrCreate().current.key == first.key)
      try #expect(!file.createIfMissing())
      try #expect(file.load()?.current.key == first.key)
    }
  }

  @Test("two keys differ")
  func random() throws {
    try withFolder { folder in
      let one = try KeyFile(path: folder + "/1").loadOrCreate().current
      let two = try KeyFile(path: folder + "/2").loadOrCreate().current
      #expect(one.key != two.key)
      #expect(one.id != two.id)
    }
  }

  @Test("many tasks that create the file at the same time end up with one key")
  func race() async throws {
    try await TemporaryFolder.with { folder in
      for round in 0..<20 {
        let file = KeyFile(path: folder.file("\(round)/token.key"))
        let ids = try await withThrowingTaskGroup(of: [UInt8].self) { group in
          for _ in 0..<8 { group.addTask { try file.loadOrCreate().current.id } }
          return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids.count == 1, "round \(round)")
        #expect(entries(of: folder.file("\(round)")) == ["token.key"])
      }
    }
  }

  @Test(
    "a file that others can access is refused, and the remedy names the command",
    arguments: [
      0o640, 0o604, 0o620, 0o644, 0o610,
    ])
  func openToOthers(mode: Int) throws {
    try withFolder { folder in
      let path = folder + "/token.key"
      let file = KeyFile(path: path)
      try file.createIfMissing()
      chmod(path, mode_t(mode))
      let failure = try #require(caught { try file.loadOrCreate() })
      #expect(failure.code == .configuration)
      #expect(failure.code.exitStatus == 78)
      let text = String(mode, radix: 8)
      #expect(failure.message == "The key file \(path) can be used by others (mode \(text)).")
      #expect(failure.remedy == "chmod 600 \(path)")
    }
  }

  @Test(
    "a file that is not a key file is refused and not changed",
    arguments: [
      "", "plaid-sync key 1", "plaid-sync key 1\n", "plaid-sync key 2\n\(hex(64))\n",
      "plaid-sync key 1\n\(hex(62))\n", "plaid-sync key 1\n\(hex(66))\n", "\(hex(64))\n",
      "plaid-sync key 1\n\(hex(63))\n", "plaid-sync key 1\n\(hex(63))g\n",
      "plaid-sync key 1\n\(hex(64))\n\(hex(63))\n", "plaid-sync key 1\n\(hex(64))\n\n\(hex(64))",
    ])
  func malformed(text: String) throws {
    try withFolder { folder in
      let path = folder + "/token.key"
      try #expect(PrivateFile.write(Array(text.utf8), to: path))
      let failure = try #require(caught { try KeyFile(path: path).loadOrCreate() })
      #expect(failure.code == .configuration)
      #expect(failure.message.hasPrefix("The key file \(path) is damaged: "))
      try #expect(PrivateFile.read(path)?.bytes == Array(text.utf8))
    }
  }

  @Test("the last line may lack its line break, and digits may be upper case")
  func leniency() throws {
    try withFolder { folder in
      let path = folder + "/token.key"
      let text = "plaid-sync key 1\n" + String(repeating: "AB", count: 32)
      try #expect(PrivateFile.write(Array(text.utf8), to: path))
      let expected = TokenKey([UInt8](repeating: 0xAB, count: 32))
      try #expect(KeyFile(path: path).load()?.current.key == expected?.key)
    }
  }

  @Test("a new key is inserted first, and all but one of the old ones are removed on request")
  func rotation() throws {
    try withFolder { folder in
      let file = KeyFile(path: folder + "/token.key")
      let first = try file.loadOrCreate().current
      try file.addKey()
      try file.addKey()
      let ring = try #require(try file.load())
      #expect(ring.keys.count == 3)
      #expect(ring.keys[2].key == first.key)
      #expect(ring.key(named: first.id)?.key == first.key)
      try file.dropOldKeys()
      let rest = try #require(try file.load())
      #expect(rest.keys.map(\.id) == ring.keys.prefix(2).map(\.id))
      try #expect(PrivateFile.read(file.path)?.mode == 0o600)
    }
  }

  @Test("concurrent rotations do not lose each other's keys")
  func concurrentRotation() async throws {
    try await TemporaryFolder.with { folder in
      let file = KeyFile(path: folder.file("token.key"))
      try file.createIfMissing()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try file.addKey() } }
        try await group.waitForAll()
      }
      let ids = try #require(try file.load()).keys.map(\.id)
      #expect(Set(ids).count == 9)
    }
  }

  @Test("a folder in place of the file is refused, and the error names it")
  func folderInPlace() throws {
    try withFolder { folder in
      let failure = try #require(caught { try KeyFile(path: folder).loadOrCreate() })
      #expect(failure.message == "\(folder) is not a regular file.")
    }
  }
}

private func hex(_ count: Int) -> String { String(repeating: "7", count: count) }
