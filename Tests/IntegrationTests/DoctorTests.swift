import Foundation
import Ledger
import Ports
import TestSupport
import Testing

@testable import PlaidSync
@testable import SQLiteStore

@Suite("The doctor's findings")
struct DoctorTests {
  /// What is not good, as lines: subject, what was seen, what mends it.
  private func findings(
    _ rig: Rig, _ variables: [String: String] = [:]
  ) async -> [String] {
    let environment = Environment(
      variables: variables.merging(["PLAID_SYNC_TODAY": rig.clock.today.description]) { mine, _ in
        mine
      }, home: rig.folder.path, workingFolder: rig.folder.path)
    let doctor = Doctor(
      ConfigurationOptions(configPath: rig.folder.file("config.json")), in: environment,
      transport: rig.wire)
    return await doctor.findings().filter { $0.state != .good }.map {
      "\($0.subject): \($0.message) → \($0.remedy ?? "nothing")"
        .replacing(rig.folder.path, with: "~")
    }
  }

  private func chmod(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func pulled(_ body: (Rig, Item) async throws -> Void) async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_20")
      try await rig.pull()
      #expect(await findings(rig) == [])
      try await body(rig, item)
    }
  }

  @Test("a configuration that cannot be read, with the place")
  func configuration() async throws {
    try await pulled { rig, _ in
      try "{\"plaid\": 1}".write(
        toFile: rig.folder.file("config.json"), atomically: true, encoding: .utf8)
      let found = await findings(rig)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("configuration: ~/config.json:1:11: \"plaid\"") == true)
    }
  }

  @Test("files that others may use, each with its chmod")
  func modes() async throws {
    try await pulled { rig, _ in
      try chmod(0o640, rig.folder.file("books.db"))
      #expect(
        await findings(rig) == [
          "database: ~/books.db can be used by others (mode 640) → chmod 600 ~/books.db"
        ])
      try chmod(0o600, rig.folder.file("books.db"))
      try chmod(0o644, rig.folder.file("key"))
      let found = await findings(rig)
      #expect(
        found.first
          == "key file: The key file ~/key can be used by others (mode 644). → chmod 600 ~/key")
      try chmod(0o600, rig.folder.file("key"))
      try chmod(0o644, rig.folder.file("config.json"))
      #expect(await findings(rig).first?.hasSuffix("→ chmod 600 ~/config.json") == true)
    }
  }

  @Test("a key that opens nothing")
  func wrongKey() async throws {
    try await pulled { rig, _ in
      try FileManager.default.moveItem(
        atPath: rig.folder.file("key"), toPath: rig.folder.file("lost"))
      let found = await findings(rig)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("item 1, First Platypus Bank: ") == true, "\(found)")
      #expect(found.first?.contains("restore the key file ~/key from a backup") == true)
    }
  }

  @Test("credentials that are refused, and a server that is not reached")
  func plaid() async throws {
    try await pulled { rig, _ in
      rig.wire.before("/institutions/get_by_id") { _ throws(TransportError) in
        throw .connect("nobody listens")
      }
      let down = await findings(rig)
      #expect(down.count == 2)
      #expect(down.first?.hasPrefix("Plaid: checking the credentials at") == true)
      #expect(
        down.first?.contains("→ start it with `plaid-sync sandbox serve`, then try again") == true)
      #expect(down.last?.contains("not asked for: Plaid was not reached") == true)
      rig.wire.forget()
      let refused = await findings(rig, ["PLAID_SECRET": "other"])
      #expect(refused.first?.hasPrefix("Plaid: ") == true)
      #expect(refused.first?.contains("→ check client_id, secret and environment") == true)
    }
  }

  @Test("a clock that was put back, and a time zone that is none")
  func clock() async throws {
    try await pulled { rig, _ in
      #expect(
        await findings(rig, ["PLAID_SYNC_TODAY": "2025-05-01"]) == [
          "clock: today is 2025-05-01, but the last sync was on 2025-05-20 → set the clock, or "
            + "unset PLAID_SYNC_TODAY"
        ])
      _ = try await rig.app.store.write { db in
        try db.run("UPDATE families SET time_zone = 'Mars/Olympus'")
      }
      let found = await findings(rig)
      #expect(found.first?.contains("there is no time zone called \"Mars/Olympus\"") == true)
      #expect(found.first?.contains("→ set the family's time zone") == true)
    }
  }

  @Test("a database that is missing, damaged, or holds other balances than computed")
  func database() async throws {
    try await pulled { rig, _ in
      _ = try await rig.app.store.write { db in
        try db.run("UPDATE balances SET end_cash_e8 = end_cash_e8 + 1")
      }
      let differing = await findings(rig)
      #expect(differing.first?.hasPrefix("books of Home: ") == true, "\(differing)")
      #expect(
        differing.first?.contains("→ see `plaid-sync verify`, then `plaid-sync repair") == true)

      let database = rig.folder.file("books.db")
      let missing = await findings(rig, ["PLAID_SYNC_DB": rig.folder.file("none.db")])
      #expect(
        missing == [
          "database: there is no database ~/none.db → run `plaid-sync init`, or name another one "
            + "with --db"
        ])
      let spoilt = database + ".spoilt"
      try Data(repeating: 1, count: 10_000).write(to: URL(filePath: spoilt))
      let damaged = await findings(rig, ["PLAID_SYNC_DB": spoilt])
      #expect(damaged.first?.contains("is not a database") == true, "\(damaged)")
      #expect(damaged.first?.contains("restore this one with `plaid-sync restore`") == true)
    }
  }

  @Test("an item that needs its user, with its command")
  func item() async throws {
    try await pulled { rig, item in
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      let found = await findings(rig)
      #expect(found.count == 1)
      #expect(found.first?.hasSuffix("→ run `plaid-sync relink 1`") == true, "\(found)")
    }
  }

  @Test("hooks that cannot work, without telling anybody anything")
  func hooks() async throws {
    try await pulled { rig, _ in
      let path = rig.folder.file("config.json")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let notify =
        #""notify": {"command": ["nobody"], "webhook": {"env": "HOOK"}, "sendmail": "me"}"#
      try text.replacing(/}\s*$/, with: ", \(notify)}")
        .write(toFile: path, atomically: true, encoding: .utf8)
      try chmod(0o600, path)
      let found = await findings(rig, ["PATH": rig.folder.path, "HOOK": "http://a.example"])
      let subjects = found.map { $0.prefix { $0 != ":" } }
      // A machine may have a mailer in the folders that are looked into beside PATH.
      #expect(subjects.starts(with: ["notify command", "notify webhook"]), "\(found)")
      #expect(found.allSatisfy { $0.contains("`plaid-sync notify test`") }, "\(found)")
    }
  }
}
