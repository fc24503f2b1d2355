/// A change to a bank's data; the raw value is its name in a file of faults.
///
/// Unlike a fault of an exchange it is permanent: from then on, every client sees the same data.
package enum DataEvent: String, CaseIterable, Sendable {
  /// A transaction arrives without any currency.
  case nullCurrency = "null-currency"
  /// A transaction arrives in a currency that does not exist.
  case unknownCurrency = "unknown-currency"
  /// A transaction has an amount with seven decimals.
  case sevenDecimals = "seven-decimals"
  /// An account of a type that Plaid does not document is opened.
  case unknownAccountType = "unknown-account-type"
  /// An account is no longer listed; never the last one.
  case accountVanishes = "account-vanishes"
  /// An account that had vanished is listed again.
  case accountReturns = "account-returns"
  /// An account with a `persistent_account_id` gets another `account_id`.
  case accountRenumbered = "account-renumbered"
  /// All accounts and transactions of the Item get new ids: the stream removes the old ones.
  case itemRenumbered = "item-renumbered"
  /// History older than the known history is found; balances do not change.
  case lateHistory = "late-history"
  /// A huge update arrives at once.
  case largeUpdate = "large-update"

  /// How many transactions are affected by default; `nil` for events without a count.
  var defaultCount: Int? {
    switch self {
    case .lateHistory: 3
    case .largeUpdate: 20_000
    default: nil
    }
  }
}
