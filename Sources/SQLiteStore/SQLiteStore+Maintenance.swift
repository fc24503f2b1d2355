import GRDB
import Ledger
import Ports

extension SQLiteStore {
  /// Writes a consistent copy to a new file while others read and write.
  public func copy(to path: String) async throws {
    try DatabaseFile.createNew(path)
    do {
      let target = try DatabaseQueue(path: path)
      defer {
        // The copy is complete by now; a connection that will not close is dropped anyway.
        try? target.close()
      }
      try await unlockedRead { db in
        try target.writeWithoutTransaction { try db.backup(to: $0) }
      }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Checks the file, its references and every stored balance against a computation beside it.
  ///
  /// An account whose mark was rewound is due to be computed again and is not compared.
  public func verify(
    family: FamilyID, forward: any BalanceCalculator, reverse: any BalanceCalculator
  ) async throws -> [VerifyFinding] {
    try await read { db in
      var findings = try SQLiteStore.verifyFile(db)
      for account in try AccountReader.accounts(of: family, db) {
        guard let mark = account.dataSyncedThrough, mark == account.balanceDay else { continue }
        let calculator = account.isLinked ? reverse : forward
        let timeline = try TimelineReader(account.id, today: mark, db).timeline(from: nil)
        let series = try calculator.balances(of: timeline, in: .everything, seed: nil)
        let stored = try BalanceRows.rows(of: account.id, in: .everything, db)
        findings += SQLiteStore.compare(stored, with: series.rows, of: account)
      }
      return findings
    }
  }

  private static func verifyFile(_ db: Database) throws -> [VerifyFinding] {
    let integrity = try db.all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
    let references = try db.all("PRAGMA foreign_key_check") {
      "row \($0.integer(1)) of \($0.text(0)) refers to a row of \($0.text(2)) that does not exist"
    }
    return (integrity + references).map {
      VerifyFinding(accountID: nil, date: nil, message: $0)
    }
  }

  private static func compare(
    _ stored: [BalanceRow], with computed: [BalanceRow], of account: Account
  ) -> [VerifyFinding] {
    let byDate = Dictionary(stored.map { ($0.date, $0) }, uniquingKeysWith: { _, last in last })
    var findings: [VerifyFinding] = []
    for row in computed {
      guard let found = byDate[row.date] else {
        findings.append(
          VerifyFinding(accountID: account.id, date: row.date, message: "the row is missing"))
        continue
      }
      if !found.isBalanced(account.kind.classification) {
        findings.append(
          VerifyFinding(
            accountID: account.id, date: row.date, message: "the row contradicts itself"))
      }
      if found != row {
        findings.append(
          VerifyFinding(
            accountID: account.id, date: row.date,
            message: "stored end \(found.endCash) + \(found.endNonCash), "
              + "computed \(row.endCash) + \(row.endNonCash)"))
      }
    }
    let dates = Set(computed.map(\.date))
    for row in stored where !dates.contains(row.date) {
      findings.append(
        VerifyFinding(
          accountID: account.id, date: row.date, message: "the row is outside the account's days"))
    }
    return findings
  }
}
