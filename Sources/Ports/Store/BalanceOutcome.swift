import Ledger

/// What one account's sync did.
public struct BalanceOutcome: Hashable, Sendable {
  /// The window that really ran.
  public let window: SyncWindow
  /// How many rows were computed.
  public let computed: Int
  /// How many rows differed and were written or deleted.
  public let written: Int
  /// The last row's end, cash and non-cash; `nil` without rows.
  public let balance: Amount?
  /// The adjustment of the newest anchored day's row or the row after it, unexplained by entries.
  public let drift: Amount?
  /// Dates for which a rate or a price is missing.
  public let incompleteDates: Int

  /// Describes a run.
  public init(
    window: SyncWindow, computed: Int, written: Int, balance: Amount?, drift: Amount?,
    incompleteDates: Int
  ) {
    self.window = window
    self.computed = computed
    self.written = written
    self.balance = balance
    self.drift = drift
    self.incompleteDates = incompleteDates
  }
}
