import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncCLI

@Suite("RecomputationText")
struct RecomputationTextTests {
  private func recomputation(
    _ balance: String?, before former: String?, since day: String? = "2025-05-03",
    isChange: Bool = true, _ failure: Failure? = nil
  ) throws -> Recomputation {
    Recomputation(
      account: Account(
        id: AccountID(4), familyID: FamilyID(1), itemID: nil, providerID: nil, persistentID: nil,
        name: "Cash", officialName: nil, mask: nil, kind: .depository, type: "depository",
        subtype: nil, currency: Currency("USD"), status: .open, dataSyncedThrough: nil,
        firstDay: nil, balance: try balance.map { try Amount($0) }, balanceDay: nil,
        reportedBalance: nil),
      formerBalance: try former.map { try Amount($0) }, since: day.flatMap { LocalDate($0) },
      isChange: isChange, warnings: ["Cash: odd"], failure: failure)
  }

  private func note(_ recomputation: Recomputation) -> String? {
    RecomputationText.note(recomputation)
  }

  @Test("a note states the new balance, or that the latest one is unchanged")
  func notes() throws {
    #expect(
      try note(recomputation("87.5", before: "100"))
        == "note: the balance of Cash is now 87.50 USD (before: 100.00 USD)")
    #expect(
      try note(recomputation("87.5", before: nil))
        == "note: the balance of Cash is now 87.50 USD")
    #expect(
      try note(recomputation("100", before: "100"))
        == "note: Cash: balances recomputed from 2025-05-03 on; the latest is still 100.00 USD")
    #expect(
      try note(recomputation("100", before: "100", since: nil))
        == "note: Cash: balances recomputed; the latest is still 100.00 USD")
    #expect(
      try note(recomputation(nil, before: "100")) == "note: Cash no longer has balances")
    #expect(try note(recomputation("100", before: "100", isChange: false)) == nil)
  }

  @Test("a failure is a warning with its remedy, not a note")
  func failures() throws {
    let overflow = Failure(.badInput, "too much", remedy: .findWrongAmount())
    let failed = try recomputation("100", before: "100", overflow)
    #expect(note(failed) == nil)
    #expect(
      RecomputationText.warnings(failed) == [
        "the balances of Cash could not be computed: too much "
          + "(look for a wrong amount with `plaid-sync transactions`)"
      ])
    #expect(
      RecomputationText.warnings(try recomputation("1", before: nil, isChange: false))
        == ["Cash: odd"])
  }

  @Test("an account that another process is syncing is a warning, not a failure")
  func held() async throws {
    try await Session.open(Session.Beginning()) { session in
      let made = try await session.type(
        "plaid-sync account add Cash --type depository --opening 100 --date 2025-05-01 --quiet")
      #expect(made == ["[exit 0]"])
      let configuration = try Configuration.load(
        ConfigurationOptions(),
        in: Environment(home: session.folder, workingFolder: session.folder))
      let other = TestClock(noonOf: Session.today).world(pid: 2)
      let app = try await Application.open(configuration, world: other)
      let ledger = app.store(of: try await app.family())
      let request = SyncRequest(
        key: .account(AccountID(4)), parentID: nil, isFull: false, window: .everything)
      guard case .created(let record) = try await ledger.requestSync(request, in: other) else {
        throw CancellationError()
      }
      _ = try await ledger.startSync(record.id, in: other)
      let warning =
        "Cash is being synced by process 2 already: that sync, or the next pull, computes its "
        + "balances"
      let line = "plaid-sync transaction add cash --date 2025-05-03 --amount 12.50 --name Lunch"
      let output = try await session.type(line)
      #expect(output.suffix(2) == ["! warning: \(warning)", "[exit 0]"], "\(output)")
      let document = try await session.type("\(line) --json")
      #expect(document.contains("    \"\(warning)\""), "\(document)")
      #expect(document.last == "[exit 0]")
    }
  }
}
