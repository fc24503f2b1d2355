/// SQL that several statements share, among them those of tables, triggers and views, and the
/// store's own queries.
///
/// Version 1 of the tables is assembled from it, and the views of version 1 from `EffectiveSQL`.
/// Once a version is released, the fragments from which it is assembled must not change:
/// `UpgradeTests` compares the result with the recorded database.
enum SQLFragments {
  /// Returns the condition for a transaction that is posted and neither removed nor hidden.
  static func isPostedAndKept(_ row: String? = nil) -> String {
    let row = row.map { $0 + "." } ?? ""
    return "\(row)pending = 0 AND \(row)removed_at_ms IS NULL AND \(row)hidden_at_ms IS NULL"
  }

  /// Returns the condition for a transaction that balances and reports count: if it is split, its
  /// parts count instead.
  static func isCounted(_ row: String? = nil) -> String {
    "\(isPostedAndKept(row)) AND \(row.map { $0 + "." } ?? "")is_split = 0"
  }

  /// Returns the condition, in a trigger, for an update that changes one of the columns.
  static func differ(_ columns: [String]) -> String {
    columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
  }

  /// Returns the expression for whether an account's reported balances include pending
  /// transactions.
  static func isPendingCounted(_ account: String) -> String {
    "iif(\(account).pending_in_balance = 'auto', coalesce(\(account).pending_found, 0), "
      + "\(account).pending_in_balance = 'yes')"
  }

  /// Returns the condition for a trade that is not removed and moves money between this account and
  /// another one.
  static func isTransferable(_ row: String) -> String {
    """
    (\(row).removed_at_ms IS NULL AND \(row).amount_e8 <> 0
      AND (\(row).type = 'cash' AND \(row).subtype IN ('contribution', 'deposit', 'withdrawal')
        OR \(row).type = 'transfer' AND \(row).subtype IN ('transfer', 'send', 'request')
          AND \(row).security_id IS NULL AND \(row).quantity = '0'))
    """
  }

  /// Transfers with both of their sides: a transaction `f` or a trade `fx` of the account `fa`, and
  /// likewise `t`, `tx` and `ta`.
  static let transferSides = """
    transfers p
      LEFT JOIN transactions f ON f.transaction_id = p.outflow_id
      LEFT JOIN trades fx ON fx.trade_id = p.outflow_trade_id
      JOIN accounts fa ON fa.account_id = coalesce(f.account_id, fx.account_id)
      LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
      LEFT JOIN trades tx ON tx.trade_id = p.inflow_trade_id
      JOIN accounts ta ON ta.account_id = coalesce(t.account_id, tx.account_id)
    """

  /// The columns that a part of a split transaction copies from the whole.
  static let partColumns = [
    "account_id", "date", "pending", "removed_at_ms", "hidden_at_ms", "foreign_currency",
    "exchange_rate", "late_reported_balance_id",
  ]

  /// Returns the statements that make the parts of a whole add up to it again, by changing only its
  /// remainder.
  static func rebalancing(of parent: String) -> String {
    """
    INSERT INTO transactions (\(partColumns.joined(separator: ", ")), source, amount_e8, name,
        user_name, merchant, parent_id, is_remainder, updated_at_ms)
      SELECT \(partColumns.map { "p.\($0)" }.joined(separator: ", ")), 'manual', 0,
        p.name, iif(p.source = 'plaid', p.user_name, p.name), p.merchant, p.transaction_id, 1,
        p.updated_at_ms
      FROM transactions p
      WHERE p.transaction_id = \(parent) AND NOT EXISTS (
        SELECT 1 FROM transactions WHERE parent_id = p.transaction_id AND is_remainder = 1);
      UPDATE transactions SET amount_e8 = (
        SELECT amount_e8 FROM transactions WHERE transaction_id = \(parent)) - (
        SELECT coalesce(sum(amount_e8), 0) FROM transactions
        WHERE parent_id = \(parent) AND is_remainder = 0)
      WHERE parent_id = \(parent) AND is_remainder = 1;
      DELETE FROM transactions
      WHERE parent_id = \(parent) AND is_remainder = 1 AND amount_e8 = 0;
    """
  }
}
