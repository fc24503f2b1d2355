import PlaidSyncLedger

/// Accounts that go from a bank's hand into the user's, and back.
public protocol ConversionStore: Sendable {
  /// Makes a linked account of an unlinked item a manual one; all its days stay as they are.
  ///
  /// What its readings said becomes valuations, the last day's too: that is the hand-over. Fails
  /// with `usage` when the item still feeds it, or when its balances are to be computed first.
  func makeManual(_ account: AccountID) async throws -> Account
}
