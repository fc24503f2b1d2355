extension Schema0003 {
  /// Pages are compressed from now on; those that were stored before stay as they are and name no
  /// length. SQL can no longer cut a transaction's JSON out of them, so `transactionView` does not
  /// have it.
  static let archive = """
    ALTER TABLE page_bodies ADD COLUMN plain_count INTEGER CHECK (plain_count >= 0);

    """
}
