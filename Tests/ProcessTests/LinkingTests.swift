import Foundation
import Glibc
import PlaidSyncJSON
import TestSupport
import Testing

@Suite("Linking, in real processes", .serialized)
struct LinkingTests {
  /// The document that a command prints; the command must succeed.
  private func document(_ home: Program, _ arguments: String...) throws -> JSONValue {
    let ending = try home.start(arguments + ["--json"]).wait()
    #expect(ending.status == 0, "\(arguments): \(ending.error)\(ending.output)")
    return try JSONValue.parse(ending.output)
  }

  private func count(_ home: Program, _ noun: String) throws -> Int {
    try document(home, noun)[noun]?.array?.count ?? -1
  }

  @Test("a killed or interrupted session is resumed, and its item is stored once")
  func resumed() async throws {
    try await Bank.open(user: "user_bulk_20") { bank in
      let home = try bank.newHome("home")
      var interrupted = 0
      for round in 0..<30 where interrupted < 6 {
        let items = try count(home, "items")
        let isKilled = round.isMultiple(of: 2)
        let link = try home.start(["link", "--no-pull", "--allow-duplicate"])
        while !link.talk.contains("waiting for the page") { usleep(2_000) }
        // Some moment between the page and the stored item.
        usleep(UInt32(round * 20_000))
        link.signal(isKilled ? SIGKILL : SIGINT)
        let ending = link.wait()
        let now = try count(home, "items")
        guard ending.status != 0, now == items else { continue }
        #expect(ending.status == 128 + (isKilled ? SIGKILL : SIGINT), "round \(round)")
        let resumed = try home.run("link", "--resume", "--no-pull")
        #expect(resumed.status == 0, "round \(round): \(resumed.error)")
        #expect(resumed.error.contains("open this page"))
        #expect(try count(home, "items") == items + 1, "round \(round)")
        interrupted += 1
      }
      #expect(interrupted >= 3)
      let exchanges = try bank.requests(of: "/item/public_token/exchange")
      #expect(try count(home, "items") == exchanges, "no exchanged token was lost")
      #expect(try home.run("link", "--resume").status == 66)
      #expect(try home.run("pull", "-q").status == 0)
    }
  }

  @Test("a bank that was unlinked and linked again continues its accounts")
  func rejoined() async throws {
    try await Bank.open(user: "user_bulk_40") { bank in
      let home = try bank.newHome("home")
      #expect(try home.run("pull", "-q").status == 0)
      let before = try document(home, "transactions")["transactions"]?.array ?? []
      #expect(before.count == 40)
      let first = before[7]["id"]?.int ?? 0
      #expect(try home.run("transaction", "edit", "\(first)", "--notes", "mine").status == 0)
      #expect(try home.run("unlink", "1").status == 0)
      let linked = try home.run("link")
      #expect(linked.status == 0, "\(linked.error)")
      #expect(linked.error.contains("`plaid-sync rejoin 2`"), "\(linked.error)")
      #expect(try count(home, "accounts") == 4)

      let rehearsal = try document(home, "rejoin", "2", "--dry-run")
      #expect(try count(home, "accounts") == 4)
      let report = try document(home, "rejoin", "2")
      #expect(report["accounts"] == rehearsal["accounts"])
      #expect(
        report["accounts"]?.array?.compactMap { $0["matched"]?.int }.reduce(0, +) == 40)
      #expect(try count(home, "accounts") == 2)
      let after = try document(home, "transactions")["transactions"]?.array ?? []
      #expect(after.count == 40)
      #expect(Set(after.map { $0["id"] }) == Set(before.map { $0["id"] }))
      #expect(after.first { $0["id"]?.int == first }?["notes"] == "mine")
      #expect(try home.run("verify").status == 0)
      #expect(try home.run("pull", "--full", "-q").status == 0)
      #expect(try count(home, "transactions") == 40)
      #expect(try home.run("rejoin", "2").status == 66, "there is nothing left to rejoin")

      // The third time, in one step.
      #expect(try home.run("unlink", "2").status == 0)
      let again = try home.run("link", "--rejoin")
      #expect(again.status == 0 && again.error.contains("continues as account"), "\(again.error)")
      #expect(try count(home, "accounts") == 2)
      #expect(try count(home, "transactions") == 40)
    }
  }

  @Test("billed calls are counted, and an item that Plaid fails to remove is kept")
  func usageAndUnlink() async throws {
    try await Bank.open(user: "user_bulk_20") { bank in
      var home = try bank.newHome("home")
      #expect(try home.run("usage").output == "no billed calls yet\n")
      #expect(try home.run("pull", "--live", "-q").status == 0)
      #expect(try home.run("pull", "--live", "--dry-run", "-q").status == 0)
      let usage = try document(home, "usage")["usage"]?.array ?? []
      #expect(usage.count == 1 && usage[0]["calls"]?.int == 2)
      #expect(usage[0]["call"] == "/accounts/balance/get")
      let month = usage[0]["month"]?.string ?? ""
      #expect(try home.run("usage", "--month", month).output.contains(month))
      #expect(try home.run("usage", "--month", "1999-01").output == "no billed calls in 1999-01\n")
      #expect(try home.run("usage", "--month", "May").status == 64)

      home.environment["PLAID_ENV"] = "http://127.0.0.1:1"
      let refused = try home.run("unlink", "1")
      #expect(refused.status == 69 && refused.error.contains("may go on billing it"))
      #expect(try count(home, "items") == 1)
      let forced = try home.run("unlink", "1", "--force")
      #expect(forced.status == 1 && forced.error.contains("Plaid's dashboard"), "\(forced.error)")
      #expect(try count(home, "items") == 0)
    }
  }
}
