/// Version 5: transactions are found by the provider's id first, and pages have checksums.
enum Schema0005 {
  /// Ids tell more than items do: an index that begins with them is built, and looked through, in two
  /// thirds of the time.
  private static let index = """
    DROP INDEX transactions_of_item;
    CREATE UNIQUE INDEX transactions_by_plaid_id ON transactions (plaid_transaction_id, item_id)
      WHERE plaid_transaction_id IS NOT NULL;

    """

  /// Of the body as it is stored, which is a tenth of what it was of. Bodies that were stored before
  /// have their checksum inside.
  private static let checksums = """
    ALTER TABLE page_bodies ADD COLUMN checksum INTEGER;

    """

  /// All of it, in the order in which it has to be run.
  static let sql = index + checksums
}
