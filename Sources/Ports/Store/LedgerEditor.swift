import Ledger

/// The user's changes; each rewinds the marks that it has to.
public protocol LedgerEditor: Sendable {
  /// Adds a family.
  func addFamily(name: String, currency: Currency, timeZone: String) async throws -> Family
  /// Adds a manual account, with its opening valuation when there is one.
  func addAccount(_ account: NewAccount) async throws -> Account
  /// Renames an account, or changes a manual one's kind.
  func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account
  /// Closes or reopens an account; its history stays.
  func setStatus(_ status: AccountStatus, of account: AccountID) async throws
  /// Adds a transaction by hand.
  func addTransaction(_ transaction: NewTransaction) async throws -> Transaction
  /// Changes fields of a transaction; what came from a provider is kept beside the user's value.
  func editTransaction(_ id: TransactionID, _ edit: TransactionEdit) async throws -> Transaction
  /// Takes a transaction out of the books, whatever the provider sends of it; it can be restored.
  func deleteTransaction(_ id: TransactionID, at now: Timestamp) async throws
  /// Sets the valuation of a day.
  func setValuation(_ valuation: Valuation, of account: AccountID) async throws
  /// Deletes the valuation of a day; fails with `not-found` when there is none.
  func deleteValuation(of account: AccountID, on date: LocalDate) async throws
  /// Forgets the marks of a scope (a family with all below it), so that the next sync is full.
  func forgetWatermarks(of scope: SyncKey) async throws
}
