import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore: LedgerReader {
  package func items(of family: FamilyID, includingUnlinked: Bool) async throws -> [Item] {
    try await read { db in
      try ItemReader.items(of: family, includingUnlinked: includingUnlinked, db)
    }
  }

  package func accounts(of family: FamilyID) async throws -> [Account] {
    try await read { db in try AccountReader.accounts(of: family, db) }
  }

  package func rejoinCandidates(of item: ItemID) async throws -> [RejoinCandidate] {
    try await read { db in try RejoinCandidates.candidates(of: item, db) }
  }

  package func transactions(_ query: TransactionQuery) async throws -> [Transaction] {
    try await read { db in try TransactionReader.transactions(query, db) }
  }

  package func rawJSON(of transactions: [TransactionID]) async throws -> [TransactionID: String] {
    try await read { db in try RawJSONReader.texts(of: transactions, db) }
  }

  package func history(of transaction: TransactionID) async throws -> [TransactionChange] {
    try await read { db in try HistoryReader.changes(of: transaction, db) }
  }

  package func transfers(_ query: TransferQuery) async throws -> [Transfer] {
    try await read { db in try TransferReader.transfers(query, db) }
  }

  package func categories(of family: FamilyID) async throws -> [CategoryUse] {
    try await read { db in try TransactionReader.categories(of: family, db) }
  }

  package func quarantine(of family: FamilyID) async throws -> [QuarantinedElement] {
    try await read { db in try QuarantineReader.elements(of: family, db) }
  }

  package func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int] {
    try await read { db in try QuarantineReader.counts(of: family, db) }
  }

  package func balances(of account: AccountID, in window: SyncWindow) async throws -> [BalanceRow] {
    try await read { db in try BalanceRows.rows(of: account, in: window, db) }
  }

  package func valuations(of account: AccountID) async throws -> [Valuation] {
    try await read { db in try ValuationRows.valuations(of: account, db) }
  }

  package func drifts(of family: FamilyID, since: LocalDate?) async throws -> [Drift] {
    try await read { db in try DriftReader.drifts(of: family, since: since, db) }
  }

  package func holdings(of account: AccountID, on date: LocalDate) async throws -> [AccountHolding]
  {
    try await read { db in try HoldingReader.holdings(of: account, on: date, db) }
  }

  package func trades(of account: AccountID) async throws -> [Trade] {
    try await read { db in try HoldingReader.trades(of: account, db) }
  }

  package func securities(of family: FamilyID) async throws -> [Security] {
    try await read { db in try HoldingReader.securities(of: family, db) }
  }

  package func liabilities(of family: FamilyID) async throws -> [AccountLiability] {
    try await read { db in try LiabilityRows.newest(of: family, db) }
  }

  package func exchangeRates(of family: FamilyID) async throws -> [ExchangeRate] {
    try await read { db in try MarketDataRows.rates(of: family, db) }
  }

  package func prices(of family: FamilyID) async throws -> [Price] {
    try await read { db in try MarketDataRows.prices(of: family, db) }
  }

  package func accountDays(
    of family: FamilyID, in window: SyncWindow
  ) async throws -> [AccountDay] {
    try await read { db in try ReportReader.accountDays(of: family, in: window, db) }
  }

  package func reportEntries(
    of family: FamilyID, in window: SyncWindow
  ) async throws -> [ReportEntry] {
    try await read { db in try ReportReader.entries(of: family, in: window, db) }
  }

  package func rateBook(of family: FamilyID) async throws -> RateBook {
    try await read { db in try RateReader.book(of: family, from: nil, db) }
  }

  package func syncs(_ query: SyncQuery) async throws -> [SyncRecord] {
    try await read { db in try SyncReader.records(query, db) }
  }

  package func syncTree(_ root: SyncID) async throws -> [SyncRecord] {
    try await read { db in try SyncReader.tree(root, db) }
  }
}
