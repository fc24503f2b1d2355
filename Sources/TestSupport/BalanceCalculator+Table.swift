import PlaidSyncLedger

extension BalanceCalculator {
  /// The days of an account given as ledger text, one line per day.
  package func table(of text: String) throws -> String {
    let timeline = try LedgerText(text).timeline()
    return BalanceTable(try balances(of: timeline, in: .everything, seed: nil).rows).compact
  }

  /// The days of an account given as ledger text, with all columns.
  package func fullTable(of text: String) throws -> String {
    let timeline = try LedgerText(text).timeline()
    return BalanceTable(try balances(of: timeline, in: .everything, seed: nil).rows).full
  }

  /// The days of an account given as ledger text, with cash and holdings shown separately.
  package func partsTable(of text: String) throws -> String {
    let timeline = try LedgerText(text).timeline()
    return BalanceTable(try balances(of: timeline, in: .everything, seed: nil).rows).parts
  }
}
