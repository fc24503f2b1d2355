import PlaidSyncJSON
import PlaidSyncLedger

/// Requests about transactions.
extension PlaidRequest {
  /// Requests one page of changes after `cursor`, or from the beginning.
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

  /// Asks Plaid to update its data from the bank now; billed.
  package static func transactionsRefresh(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.transactionsRefresh, ["access_token": .token(accessToken)])
  }
}

/// Requests about investments and liabilities.
extension PlaidRequest {
  /// Requests the holdings of the investment accounts.
  package static func holdings(_ accessToken: Secret, only ids: [String] = []) -> PlaidRequest {
    PlaidRequest(
      .investmentsHoldingsGet,
      [
        "access_token": .token(accessToken),
        "options": .options(["account_ids": .list(ids)]),
      ])
  }

  /// Requests one page of trades from one day through another, at most 24 months apart.
  ///
  /// With `isAsync`, Plaid fetches the first investments of an item in the background and answers
  /// `PRODUCT_NOT_READY` until it has them; without it, that call takes up to two minutes.
  package static func trades(
    _ accessToken: Secret, from start: LocalDate, through end: LocalDate, count: Int = 500,
    offset: Int = 0, only ids: [String] = [], isAsync: Bool = false
  ) -> PlaidRequest {
    PlaidRequest(
      .investmentsTransactionsGet,
      [
        "access_token": .token(accessToken),
        "start_date": .string(start.description), "end_date": .string(end.description),
        "options": .fields([
          "account_ids": .list(ids), "count": .int(count), "offset": .int(offset),
          "async_update": .flag(isAsync),
        ]),
      ])
  }

  /// Asks Plaid to update its data from the bank now, and waits until it has; billed.
  package static func investmentsRefresh(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.investmentsRefresh, ["access_token": .token(accessToken)])
  }

  /// Requests what the lenders report about cards and loans.
  package static func liabilities(_ accessToken: Secret, only ids: [String] = []) -> PlaidRequest {
    PlaidRequest(
      .liabilitiesGet,
      [
        "access_token": .token(accessToken),
        "options": .options(["account_ids": .list(ids)]),
      ])
  }
}
