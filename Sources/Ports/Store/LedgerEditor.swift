import PlaidSyncLedger

/// The user's changes to the books, from `Application.ledger(of:)`.
///
/// Each call is one transaction: it is done completely or not at all, even if its task is canceled.
/// It moves back the watermarks of the balances that it invalidates; make it inside
/// `Application.recomputing` to have these balances computed at once.
///
/// Every call throws `Failure`: with `FailureCode.notFound` if an account, transaction or the like
/// does not exist, with `FailureCode.usage` if the change makes no sense in the present state, with
/// `FailureCode.busy` if other processes keep the database locked for ten seconds, and with
/// `FailureCode.inputOutput` or `FailureCode.damaged` if it cannot be written.
public protocol LedgerEditor: Sendable {
  /// Adds a manual account, with its opening valuation if it has one; returns it with its number.
  func addAccount(_ account: NewAccount) async throws -> Account
  /// Renames an account, corrects its subtype, or sets whether its reported balance includes
  /// pending transactions; returns the changed account.
  ///
  /// A later pull replaces none of these.
  func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account
  /// Closes or reopens an account; its history stays. A pull does not reopen an account that the
  /// user has closed.
  func setStatus(_ status: AccountStatus, of account: AccountID) async throws
  /// Turns a linked account of an unlinked item into a manual one. All of its days keep their
  /// balances.
  ///
  /// Reported balances that the entries do not explain become valuations, as does the last balance.
  ///
  /// Throws `FailureCode.usage` if the account is manual already, if its item is still linked, or
  /// if its balances have to be recomputed first.
  func makeManual(_ account: AccountID) async throws -> Account
  /// Merges old accounts with those of a new item that continue them.
  ///
  /// The old account keeps its number, edits and reported balances, and belongs to the new item
  /// from then on; its transactions take Plaid's new ids where they are the same. Old transactions
  /// that the bank no longer lists are removed as by a full pull, and can be restored.
  ///
  /// Throws `FailureCode.usage` if a pair cannot be merged, and `FailureCode.busy` while one of the
  /// accounts or items is being synced.
  ///
  /// - Parameters:
  ///   - pairs: The accounts to merge; ``LedgerReader/rejoinCandidates(of:)`` proposes some.
  ///   - item: The new item.
  ///   - isDryRun: Whether to roll back after everything is done, so that only the reports remain.
  /// - Returns: A report for each pair, in the same order.
  func rejoin(
    _ pairs: [AccountPair], of item: ItemID, isDryRun: Bool
  ) async throws -> [RejoinReport]

  /// Adds a posted transaction, to a manual or a linked account; returns it with its number.
  func addTransaction(_ transaction: NewTransaction) async throws -> Transaction
  /// Changes fields of a transaction, or restores a removed one; returns the changed transaction.
  ///
  /// Throws `FailureCode.usage` for the date, amount or restoration of a split part.
  func editTransaction(_ id: TransactionID, _ edit: TransactionEdit) async throws -> Transaction
  /// Removes a transaction, whatever Plaid sends for it later. ``TransactionEdit/isRestored``
  /// restores it.
  ///
  /// Throws `FailureCode.usage` for a split part.
  ///
  /// - Parameter now: The instant to record, normally `Application.world`'s current one.
  func deleteTransaction(_ id: TransactionID, at now: Timestamp) async throws
  /// Splits a transaction into parts with the same total, replacing earlier parts; returns the
  /// parts.
  ///
  /// Reports and balances count the parts and not the whole. If the bank changes the amount later,
  /// the difference becomes another part, which has no category and is flagged as
  /// `Transaction.isRemainder`.
  ///
  /// Throws `FailureCode.usage` if there are fewer than two parts, if one is 0, if they do not add
  /// up, or if the transaction is removed or itself a part.
  func splitTransaction(
    _ id: TransactionID, into parts: [SplitPart]
  ) async throws -> [Transaction]
  /// Removes the parts of a transaction, so that it counts itself again; returns it.
  ///
  /// Throws `FailureCode.usage` if it is not split.
  func joinTransaction(_ id: TransactionID) async throws -> Transaction

  /// Confirms that a pair is a transfer, which no later match changes; returns the transfer.
  ///
  /// Throws `FailureCode.usage` if its entries can no longer be the two sides of a transfer, or if
  /// one of them is in another confirmed transfer.
  func confirmTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Rejects a pair for good and returns it; its entries can be matched with others.
  func rejectTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Pairs two entries that were not matched, or were rejected, in either order; returns the
  /// confirmed transfer.
  ///
  /// Throws `FailureCode.usage` unless both are posted and not removed, are in different accounts
  /// and have opposite signs; a trade must move money into its account or out of it.
  func pairTransfer(
    _ one: EntryID, _ other: EntryID, in family: FamilyID
  ) async throws -> Transfer

  /// Sets the valuation of a day, replacing an earlier one.
  func setValuation(_ valuation: Valuation, of account: AccountID) async throws
  /// Deletes the valuation of a day; throws `FailureCode.notFound` if there is none.
  func deleteValuation(of account: AccountID, on date: LocalDate) async throws
  /// Accepts drift: the reported total of its day becomes a valuation, which is returned.
  ///
  /// Throws `FailureCode.notFound` if there is no unaccepted drift on that day.
  ///
  /// - Parameter date: `Drift.date`.
  func acceptDrift(of account: AccountID, on date: LocalDate) async throws -> Valuation
  /// Sets exchange rates, replacing those of the same day and currencies; returns how many are new
  /// or different.
  func setRates(_ rates: [ExchangeRate], of family: FamilyID) async throws -> Int
  /// Sets closing prices, replacing those of the same security and day; returns how many are new or
  /// different.
  ///
  /// A price is as quoted: see `Security.quotation`. Its security must exist.
  func setPrices(_ prices: [Price]) async throws -> Int
  /// Clears the watermarks of a scope with everything below it, so that the next pull computes all
  /// of its days again. It does not fetch transactions again; `PullOptions.isFull` does.
  func forgetWatermarks(of scope: SyncKey) async throws
}
