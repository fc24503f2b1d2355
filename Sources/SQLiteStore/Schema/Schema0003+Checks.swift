extension Schema0003 {
  /// SQLite builds a temporary table for `IN` with more than two values, and did so for every
  /// transaction written, a fifth of what writing it took. The same check as comparisons costs
  /// nothing. A check cannot be altered in another way; no stored row is touched by it.
  static let checks = """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql,
      'source IN (''plaid'', ''manual'', ''imported'')',
      'source = ''plaid'' OR source = ''manual'' OR source = ''imported''')
    WHERE type = 'table' AND name = 'transactions';
    PRAGMA writable_schema = RESET;

    """
}
