import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Checks the database, its references, and each stored balance against a recomputed one.
struct Verifier {
  private let calculator: any BalanceCalculator
  private let db: Database

  init(_ calculator: any BalanceCalculator, _ db: Database) {
    self.calculator = calculator
    self.db = db
  }

  /// Returns all inconsistencies of the database and of a family.
  ///
  /// The rows of an account that is due to be recomputed, because its watermark moved back or the
  /// calculation has changed, are not compared; the identities of each row are checked anyway.
  func findings(of family: FamilyID, today: LocalDate?) throws -> [VerifyFinding] {
    var findings = try fileFindings()
    for account in try AccountReader.accounts(of: family, db) {
      findings += try self.findings(of: account, today: today)
    }
    return try findings + TransferRows(of: family, db).findings()
      + SplitRows.findings(of: family, db)
  }

  private func fileFindings() throws -> [VerifyFinding] {
    let integrity = try db.all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
    let references = try db.all("PRAGMA foreign_key_check") {
      "row \($0.integer(1)) of \($0.text(0)) refers to a row of \($0.text(2)) that does not exist"
    }
    return (integrity + references + (try damagedPages())).map {
      VerifyFinding(accountID: nil, date: nil, message: $0)
    }
  }

  /// Returns the damaged pages. Each page has a checksum, which SQLite's own check does not verify.
  private func damagedPages() throws -> [String] {
    let pages = try db.all("SELECT page_id FROM page_bodies ORDER BY page_id") { $0.integer(0) }
    return try pages.compactMap { page in
      do {
        _ = try PageBody(of: page, db)?.page()
        return nil
      } catch let failure as Failure {
        return "page \(page): \(failure.message)"
      }
    }
  }

  /// Rows after the watermark are due to be recomputed; rows after today should not exist.
  private func findings(of account: Account, today: LocalDate?) throws -> [VerifyFinding] {
    let stored = try BalanceRows.rows(of: account.id, in: .everything, db)
    guard let watermark = account.dataSyncedThrough else {
      return contradictions(in: stored, account)
    }
    let last = max(watermark, today ?? watermark)
    let days = stored.filter { $0.date <= last }
    let late = stored[days.count...].map { outside($0.date, account) }
    let reader = try TimelineReader(account.id, today: watermark, db)
    let isInvalidated = days.last.map { $0.date > watermark } ?? false
    guard reader.head.version == BalanceRow.calculationVersion, !isInvalidated else {
      return contradictions(in: days, account) + late
    }
    do {
      let series = try calculator.balances(
        of: try reader.timeline(from: nil), in: .everything, seed: nil)
      return compare(days, with: series.rows, of: account)
        + compare(try PositionRows.rows(of: account.id, db), with: series, of: account) + late
    } catch let failure as Failure {
      return [VerifyFinding(accountID: account.id, date: nil, message: failure.message)]
    } catch BalanceError.overflow(let date) {
      let failure = TimelineReader.overflow(of: account.id, on: date)
      return [VerifyFinding(accountID: account.id, date: date, message: failure.message)]
    }
  }

  /// Returns the contradictions within the rows, which are wrong for any input.
  private func contradictions(
    in rows: [BalanceRow], _ account: Account
  ) -> [VerifyFinding] {
    var findings: [VerifyFinding] = []
    for (index, row) in rows.enumerated() {
      if !row.isBalanced(account.kind.classification) { findings.append(unbalanced(row, account)) }
      guard index > 0 else { continue }
      let before = rows[index - 1]
      if before.date.next != row.date {
        findings.append(missing(before.date.next, account))
      } else if before.endCash != row.startCash || before.endNonCash != row.startNonCash {
        findings.append(
          VerifyFinding(
            accountID: account.id, date: row.date,
            message: "the row does not start with the closing balance of the day before"))
      }
    }
    return findings
  }

  private func compare(
    _ stored: [BalanceRow], with computed: [BalanceRow], of account: Account
  ) -> [VerifyFinding] {
    let byDate = Dictionary(stored.map { ($0.date, $0) }, uniquingKeysWith: { _, last in last })
    var findings: [VerifyFinding] = []
    for row in computed {
      guard let found = byDate[row.date] else {
        findings.append(missing(row.date, account))
        continue
      }
      if !found.isBalanced(account.kind.classification) {
        findings.append(unbalanced(found, account))
      }
      if found != row {
        findings.append(
          VerifyFinding(
            accountID: account.id, date: row.date, message: difference(found, from: row)))
      }
    }
    let dates = Set(computed.map(\.date))
    return findings + stored.filter { !dates.contains($0.date) }.map { outside($0.date, account) }
  }

  /// Compares the positions. They are computed like the rows, and the next partial sync starts from
  /// them.
  private func compare(
    _ stored: [Position], with series: BalanceSeries, of account: Account
  ) -> [VerifyFinding] {
    let wrong = Set(stored).symmetricDifference(series.positions)
    let dates = Set(wrong.map(\.from)).sorted()
    return dates.map { date in
      VerifyFinding(
        accountID: account.id, date: date,
        message: "the position that begins on this day does not match the trades and holdings")
    }
  }

  private func missing(_ date: LocalDate, _ account: Account) -> VerifyFinding {
    VerifyFinding(accountID: account.id, date: date, message: "the row is missing")
  }

  private func unbalanced(_ row: BalanceRow, _ account: Account) -> VerifyFinding {
    VerifyFinding(accountID: account.id, date: row.date, message: "the row contradicts itself")
  }

  private func outside(_ date: LocalDate, _ account: Account) -> VerifyFinding {
    VerifyFinding(
      accountID: account.id, date: date, message: "the row is outside the account's days")
  }

  /// Describes the cells in which a stored row differs, by their names in the view.
  private func difference(_ stored: BalanceRow, from computed: BalanceRow) -> String {
    let cells: [(String, KeyPath<BalanceRow, Amount>)] = [
      ("start_cash", \.startCash), ("start_non_cash", \.startNonCash), ("cash_in", \.cashIn),
      ("cash_out", \.cashOut), ("non_cash_in", \.nonCashIn), ("non_cash_out", \.nonCashOut),
      ("market", \.market), ("cash_adjustment", \.cashAdjustment),
      ("non_cash_adjustment", \.nonCashAdjustment), ("end_cash", \.endCash),
      ("end_non_cash", \.endNonCash),
    ]
    var texts = cells.filter { stored[keyPath: $0.1] != computed[keyPath: $0.1] }.map {
      "\($0.0) is \(stored[keyPath: $0.1]) and should be \(computed[keyPath: $0.1])"
    }
    if stored.isIncomplete != computed.isIncomplete {
      texts.append("incomplete is \(stored.isIncomplete) and should be \(computed.isIncomplete)")
    }
    return texts.joined(separator: ", ")
  }
}
