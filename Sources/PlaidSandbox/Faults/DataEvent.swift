/// What can happen in a bank's data; the raw value is its name in a file of faults.
///
/// Unlike a fault of the exchange it stays: the bank says the same to everybody from then on.
package enum DataEvent: String, CaseIterable, Sendable {
  /// A transaction comes without any currency.
  case nullCurrency = "null-currency"
  /// A transaction comes in a currency nobody has heard of.
  case unknownCurrency = "unknown-currency"
  /// A transaction has an amount with seven decimals.
  case sevenDecimals = "seven-decimals"
  /// An account of a type that Plaid does not describe is opened.
  case unknownAccountType = "unknown-account-type"
  /// An account is no longer listed; never the last one.
  case accountVanishes = "account-vanishes"
  /// An account that had vanished is listed again.
  case accountReturns = "account-returns"
  /// An account with a `persistent_account_id` gets another `account_id`.
  case accountRenumbered = "account-renumbered"
  /// All accounts and transactions of the Item get new ids: the stream removes the old ones.
  case itemRenumbered = "item-renumbered"
  /// Older history is found, from before what was known; balances do not change by it.
  case lateHistory = "late-history"
  /// A huge update arrives at once.
  case largeUpdate = "large-update"

  /// How many transactions it is about unless said otherwise; `nil` for what has no number.
  var defaultCount: Int? {
    switch self {
    case .lateHistory: 3
    case .largeUpdate: 20_000
    default: nil
    }
  }
}
