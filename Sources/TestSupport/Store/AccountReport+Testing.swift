import PlaidSyncLedger
import PlaidSyncPorts

extension AccountReport {
  /// What a bank reports about an account whose name is its id; `current` is a decimal.
  package static func of(
    _ name: String, current: String?, type: String = "depository", currency: String? = "USD",
    persistentID: String? = nil, marginLoan: String? = nil
  ) throws -> AccountReport {
    AccountReport(
      providerID: name, persistentID: persistentID, name: name, officialName: nil, mask: nil,
      type: type, subtype: nil, currency: currency.map { Currency($0) },
      current: try current.map { text in try Amount(text) }, available: nil, limit: nil,
      marginLoan: try marginLoan.map { text in try Amount(text) }, lastUpdatedAt: nil,
      rawJSON: "{}", warnings: [])
  }
}
