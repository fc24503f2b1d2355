import PlaidSyncLedger

/// The user's changes. Each moves back the watermarks that it invalidates.
public protocol LedgerEditor: Sendable {
  /// Adds a manual account, with its opening valuation if it has one.
  func addAccount(_ account: NewAccount) async throws -> Account
  /// Renames an account, corrects its subtype, or sets whether its reported balance includes
  /// pending transactions.
  func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account
  /// Closes or reopens an account; its history stays.
  func setStatus(_ status: AccountStatus, of account: AccountID) async throws
  /// Turns a linked account of an unlinked item into a manual one. All of its days keep their
  /// balances.
  ///
  /// Its reported balances become valuations, up to the last day. Fails with `usage` if the item is
  /// still linked, or if the balances have to be recomputed first.
  func makeManual(_ account: AccountID) async throws -> Account
  /// Merges pairs of accounts, in one transaction.
  ///
  /// The old account keeps its number, edits and reported balances, and belongs to the new item
  /// from then on; its rows take the new ids where they are the same transactions. Old rows that
  /// the bank no longer lists are removed as by a full pull, and can be restored.
  ///
  /// Fails with `usage` if a pair cannot be merged, and with `busy` while a sync runs. A dry run
  /// does the same and then rolls back.
  func rejoin(
    _ pairs: [AccountPair], of item: ItemID, isDryRun: Bool
  ) async throws -> [RejoinReport]

  /// Adds a manual transaction.
  func addTransaction(_ transaction: NewTransaction) async throws -> Transaction
  /// Changes fields of a transaction; the provider's value is kept next to the user's.
  func editTransaction(_ id: TransactionID, _ edit: TransactionEdit) async throws -> Transaction
  /// Removes a transaction, whatever the provider sends for it later; it can be restored.
  func deleteTransaction(_ id: TransactionID, at now: Timestamp) async throws
  /// Splits a transaction into parts with the same total, replacing earlier parts; returns the
  /// parts.
  ///
  /// Reports and balances count the parts and not the whole. If the bank changes the amount later,
  /// the difference becomes another part, which has no category and is flagged. Fails with `usage`
  /// if the parts do not add up.
  func splitTransaction(
    _ id: TransactionID, into parts: [SplitPart]
  ) async throws -> [Transaction]
  /// Removes the parts of a transaction; fails with `usage` if it is not split.
  func joinTransaction(_ id: TransactionID) async throws -> Transaction

  /// Confirms that a pair is a transfer, which no later match changes.
  ///
  /// Fails with `usage` if one of its entries is in another confirmed transfer.
  func confirmTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Rejects a pair for good; its entries can be matched with others.
  func rejectTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Pairs two entries that were not matched, or were rejected.
  ///
  /// Fails with `usage` unless both are posted, are in different accounts and have opposite signs;
  /// a trade must move money into its account or out of it.
  func pairTransfer(
    _ one: EntryID, _ other: EntryID, in family: FamilyID
  ) async throws -> Transfer

  /// Sets the valuation of a day.
  func setValuation(_ valuation: Valuation, of account: AccountID) async throws
  /// Deletes the valuation of a day; fails with `not-found` if there is none.
  func deleteValuation(of account: AccountID, on date: LocalDate) async throws
  /// Accepts drift: the total of its day becomes a valuation. Fails with `not-found` if there is no
  /// unaccepted drift on that day.
  func acceptDrift(of account: AccountID, on date: LocalDate) async throws -> Valuation
  /// Sets exchange rates, all or none; returns how many are new or different.
  func setRates(_ rates: [ExchangeRate], of family: FamilyID) async throws -> Int
  /// Sets closing prices from the user, all or none; returns how many are new or different.
  func setPrices(_ prices: [Price]) async throws -> Int
  /// Clears the watermarks of a scope (a family with everything below it), so that the next sync is
  /// full.
  func forgetWatermarks(of scope: SyncKey) async throws
}
