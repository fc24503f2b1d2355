import JSON
import Ledger

/// Transactions.
extension PlaidRequest {
  /// One page of changes; without a cursor from the beginning.
  package static func transactionsSync(
    _ accessToken: Secret, after cursor: String?, count: Int = 500,
    includesOriginalDescription: Bool = true, categoryVersion: String? = nil
  ) -> PlaidRequest {
    PlaidRequest(
      .transactionsSync,
      [
        "access_token": .token(accessToken),
        "cursor": cursor.flatMap { $0.isEmpty ? nil : .string($0) },
        "count": .int(count),
        "options": .fields([
          "include_original_description": .bool(includesOriginalDescription),
          "personal_finance_category_version": categoryVersion.map(JSONValue.string),
        ]),
      ])
  }

  /// Asks Plaid to look at the bank now; billed.
  package static func transactionsRefresh(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.transactionsRefresh, ["access_token": .token(accessToken)])
  }
}
