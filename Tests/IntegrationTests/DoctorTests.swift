import Foundation
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncSQLiteStore

@Suite("The doctor's findings")
struct DoctorTests {
  /// Problems as lines: subject, observed state, remedy.
  private func findings(
    _ harness: EndToEndHarness, _ variables: [String: String] = [:]
  ) async -> [String] {
    let environment = Environment(
      variables: variables.merging(["PLAID_SYNC_TODAY": harness.clock.today.description]) {
        mine, _ in
        mine
      }, home: harness.folder.path, workingFolder: harness.folder.path)
    let doctor = Doctor(
      ConfigurationOptions(configPath: harness.folder.file("config.json")), in: environment,
      transport: harness.wire)
    return await doctor.findings().filter { $0.state != .good }.map {
      "\($0.subject): \($0.message) → \($0.remedy?.description ?? "nothing")"
        .replacing(harness.folder.path, with: "~")
    }
  }

  private func chmod(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func pulled(_ body: (EndToEndHarness, Item) async throws -> Void) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      try await harness.pull()
      #expect(await findings(harness) == [])
      try await body(harness, item)
    }
  }

  @Test("a configuration that cannot be read, with the position")
  func configuration() async throws {
    try await pulled { harness, _ in
      try "{\"plaid\": 1}".write(
        toFile: harness.folder.file("config.json"), atomically: true, encoding: .utf8)
      let found = await findings(harness)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("configuration: ~/config.json:1:11: \"plaid\"") == true)
    }
  }

  @Test("files that other users can access, each with its chmod command")
  func modes() async throws {
    try await pulled { harness, _ in
      try chmod(0o640, harness.folder.file("books.db"))
      #expect(
        await findings(harness) == [
          "database: ~/books.db can be used by others (mode 640) → chmod 600 ~/books.db"
        ])
      try chmod(0o600, harness.folder.file("books.db"))
      try chmod(0o644, harness.folder.file("key"))
      let found = await findings(harness)
      #expect(
        found.first
          == "key file: The key file ~/key can be used by others (mode 644). → chmod 600 ~/key")
      try chmod(0o600, harness.folder.file("key"))
      try chmod(0o644, harness.folder.file("config.json"))
      #expect(await findings(harness).first?.hasSuffix("→ chmod 600 ~/config.json") == true)
    }
  }

  @Test("a key that opens no token")
  func wrongKey() async throws {
    try await pulled { harness, _ in
      try FileManager.default.moveItem(
        atPath: harness.folder.file("key"), toPath: harness.folder.file("lost"))
      let found = await findings(harness)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("item 1, First Platypus Bank: ") == true, "\(found)")
      #expect(found.first?.contains("restore the key file ~/key from a backup") == true)
    }
  }

  @Test("refused credentials, and a server that cannot be reached")
  func plaid() async throws {
    try await pulled { harness, _ in
      harness.wire.before("/institutions/get_by_id") { _ throws(TransportError) in
        throw .connect("nobody listens")
      }
      let down = await findings(harness)
      #expect(down.count == 2)
      #expect(down.first?.hasPrefix("Plaid: checking the credentials at") == true)
      #expect(
        down.first?.contains("→ start the local sandbox, then try again") == true)
      #expect(down.last?.contains("not checked, because Plaid could not be reached") == true)
      harness.wire.forget()
      let refused = await findings(harness, ["PLAID_SECRET": "other"])
      #expect(refused.first?.hasPrefix("Plaid: ") == true)
      #expect(refused.first?.contains("→ check client_id, secret and environment") == true)
    }
  }

  @Test("a clock that was set back, and an invalid time zone")
  func clock() async throws {
    try await pulled { harness, _ in
      #expect(
        await findings(harness, ["PLAID_SYNC_TODAY": "2025-05-01"]) == [
          "clock: today is 2025-05-01, but the last sync was on 2025-05-20 → set the clock, or "
            + "unset PLAID_SYNC_TODAY"
        ])
      _ = try await harness.app.store.write { db in
        try db.run("UPDATE families SET time_zone = 'Mars/Olympus'")
      }
      let found = await findings(harness)
      #expect(found.first?.contains("there is no time zone called \"Mars/Olympus\"") == true)
      #expect(found.first?.contains("→ install this machine's time zone data") == true)
    }
  }

  @Test("a database that is missing, damaged, or differs from the computed balances")
  func database() async throws {
    try await pulled { harness, _ in
      _ = try await harness.app.store.write { db in
        try db.run("UPDATE balances SET end_cash_e8 = end_cash_e8 + 1")
      }
      let differing = await findings(harness)
      #expect(differing.first?.hasPrefix("books of Home: ") == true, "\(differing)")
      #expect(
        differing.first?.contains("→ verify the books, then repair them and pull") == true)

      let database = harness.folder.file("books.db")
      let missing = await findings(harness, ["PLAID_SYNC_DB": harness.folder.file("none.db")])
      #expect(
        missing == [
          "database: there is no database ~/none.db → set up a configuration and a database, or "
            + "choose another database"
        ])
      let spoilt = database + ".spoilt"
      try Data(repeating: 1, count: 10_000).write(to: URL(filePath: spoilt))
      let damaged = await findings(harness, ["PLAID_SYNC_DB": spoilt])
      #expect(damaged.first?.contains("is not a database") == true, "\(damaged)")
      #expect(damaged.first?.contains("or restore the database from a backup") == true)
    }
  }

  @Test("an item that needs its user, with the command to run")
  func item() async throws {
    try await pulled { harness, item in
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      let found = await findings(harness)
      #expect(found.count == 1)
      #expect(found.first?.hasSuffix("→ relink item 1") == true, "\(found)")
    }
  }

  @Test("hooks that cannot work, without sending any notice")
  func hooks() async throws {
    try await pulled { harness, _ in
      let path = harness.folder.file("config.json")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let notify =
        #""notify": {"command": ["nobody"], "webhook": {"env": "HOOK"}, "sendmail": "me"}"#
      try text.replacing(/}\s*$/, with: ", \(notify)}")
        .write(toFile: path, atomically: true, encoding: .utf8)
      try chmod(0o600, path)
      let found = await findings(
        harness, ["PATH": harness.folder.path, "HOOK": "http://a.example"])
      let subjects = found.map { $0.prefix { $0 != ":" } }
      // A machine may have a mailer in the folders that are searched in addition to PATH.
      #expect(subjects.starts(with: ["notify command", "notify webhook"]), "\(found)")
      #expect(found.allSatisfy { $0.contains("send a trial notice") }, "\(found)")
    }
  }
}
