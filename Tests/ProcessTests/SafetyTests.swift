import Foundation
import TestSupport
import Testing

@Suite("Backups and the doctor", .serialized)
struct SafetyTests {
  @Test("a backup restores everything, and the previous database is kept")
  func roundTrip() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let before = try await Books.read(home.database)
      let backup = "\(home.home)/backup.db"
      try #expect(home.run("backup", backup).status == 0)
      let mode = try FileManager.default.attributesOfItem(atPath: backup)
      #expect(mode[.posixPermissions] as? Int == 0o600)
      try #expect(home.run("backup", backup).status == 73, "a backup is never overwritten")

      try #expect(home.run("unlink", "1", "--purge").status == 0)
      try #expect(await Books.read(home.database).transactions.isEmpty)
      let restored = try home.run("restore", backup, "--json")
      #expect(restored.status == 0, "\(restored.error)")
      try #expect(await Books.read(home.database) == before)
      try #expect(home.run("verify").status == 0)
      let folder = try FileManager.default.contentsOfDirectory(
        atPath: (home.database as NSString).deletingLastPathComponent)
      #expect(folder.count { $0.contains("before-restore") } == 1)
      #expect(!folder.contains { $0.contains(".restore-") }, "no temporary file is left")
    }
  }

  @Test("an empty file is not a backup and replaces nothing")
  func emptyBackup() async throws {
    try await Bank.open(user: "user_bulk_20") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let before = try await Books.read(home.database)
      let empty = "\(home.home)/empty.db"
      #expect(FileManager.default.createFile(atPath: empty, contents: nil))
      let refused = try home.run("restore", empty)
      #expect(refused.status == 65)
      #expect(refused.error.contains("the backup \(empty) is empty"), "\(refused.error)")
      try #expect(await Books.read(home.database) == before)
    }
  }

  @Test("a backup also replaces a database that is damaged, invalid or missing")
  func damagedDatabase() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let before = try await Books.read(home.database)
      let backup = "\(home.home)/backup.db"
      try #expect(home.run("backup", backup).status == 0)
      let database = URL(filePath: home.database)
      for round in 0..<3 {
        let spoilt = Data(repeating: UInt8(round), count: 100_000)
        for ending in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: home.database + ending)
        }
        switch round {
        case 0: try spoilt.write(to: database)
        case 1:
          var bytes = try Data(contentsOf: database)
          bytes.replaceSubrange(4096..<min(bytes.count, 104_096), with: spoilt)
          try bytes.write(to: database)
        default: try FileManager.default.removeItem(at: database)
        }
        let bad = try home.run("pull", "-q")
        #expect(bad.status != 0, "round \(round)")
        let restored = try home.run("restore", backup)
        #expect(restored.status == 0, "round \(round): \(restored.error)")
        try #expect(await Books.read(home.database) == before, "round \(round)")
        try #expect(home.run("verify").status == 0)
        #expect(restored.output.contains("the previous database is in") == (round < 2))
      }
    }
  }

  @Test("a damaged backup is refused and changes nothing")
  func damaged() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let before = try await Books.read(home.database)
      let backup = "\(home.home)/backup.db"
      try #expect(home.run("backup", backup).status == 0)
      var bytes = try Data(contentsOf: URL(filePath: backup))
      for place in stride(from: bytes.count / 2, to: bytes.count / 2 + 40_000, by: 7) {
        bytes[place] ^= 0xFF
      }
      try bytes.write(to: URL(filePath: backup))
      let refused = try home.run("restore", backup)
      #expect([65, 74].contains(refused.status), "\(refused.status) \(refused.error)")
      #expect(refused.error.contains(backup))
      try #expect(home.run("restore", "/nowhere.db").status == 66)
      try #expect(await Books.read(home.database) == before)
    }
  }

  @Test("the doctor finds nothing if all is well, and reports problems with a remedy")
  func doctor() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let good = try home.run("doctor")
      #expect(good.status == 0, "\(good.output)")
      #expect(!good.output.contains("BAD"))

      let key = (home.database as NSString).deletingLastPathComponent + "/token.key"
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
      let open = try home.run("doctor")
      #expect(open.status == 1)
      #expect(open.output.contains("chmod 600 \(key)"))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)

      var late = home
      late.environment["PLAID_SYNC_TODAY"] = "2025-05-01"
      let back = try late.run("doctor")
      #expect(back.status == 1)
      #expect(back.output.contains("clock"))

      var unreached = home
      unreached.environment["PLAID_ENV"] = "http://127.0.0.1:9"
      let down = try unreached.run("doctor")
      #expect(down.status == 1)
      #expect(down.output.contains("BAD   Plaid"))
    }
  }
}
