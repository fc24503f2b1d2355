extension Schema0002 {
  /// `INSERT OR REPLACE` of another program, which deletes the old row without its triggers.
  ///
  /// A row that is named by its number is found before it goes. Where no number is named there is
  /// none yet, and it is −1 here: what the program itself inserts costs one comparison.
  static let replacing =
    replacing("reported_balances", "reported_balance_id", where: "1")
    + replacing(
      "transactions", "transaction_id",
      where: "pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL")

  private static func replacing(_ table: String, _ id: String, where counts: String) -> String {
    """
    CREATE TRIGGER \(table)_replace_rewinds BEFORE INSERT ON \(table)
    WHEN NEW.\(id) > 0
    BEGIN
      UPDATE accounts SET data_synced_through = o.date - 1
      FROM (SELECT account_id, date FROM \(table) WHERE \(id) = NEW.\(id) AND \(counts)) AS o
      WHERE accounts.account_id = o.account_id AND accounts.data_synced_through >= o.date;
    END;


    """
  }
}
