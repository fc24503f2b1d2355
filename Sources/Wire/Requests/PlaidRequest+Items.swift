import PlaidSyncJSON
import PlaidSyncLedger

/// Requests about items, institutions and accounts.
extension PlaidRequest {
  /// Exchanges a public token for an access token.
  package static func exchange(publicToken: Secret) -> PlaidRequest {
    PlaidRequest(.itemPublicTokenExchange, ["public_token": .token(publicToken)])
  }

  /// Requests the item's state.
  package static func itemGet(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.itemGet, ["access_token": .token(accessToken)])
  }

  /// Removes the item permanently, which ends its billing.
  package static func itemRemove(_ accessToken: Secret) -> PlaidRequest {
    PlaidRequest(.itemRemove, ["access_token": .token(accessToken)])
  }

  /// Requests one institution.
  package static func institution(
    _ id: String, countryCodes: [String], withMetadata: Bool = false
  ) -> PlaidRequest {
    PlaidRequest(
      .institutionsGetByID,
      [
        "institution_id": .string(id), "country_codes": .list(countryCodes),
        "options": .options(["include_optional_metadata": .flag(withMetadata)]),
      ])
  }

  /// Requests a part of the list of institutions.
  package static func institutions(
    count: Int, offset: Int, countryCodes: [String]
  ) -> PlaidRequest {
    PlaidRequest(
      .institutionsGet,
      ["count": .int(count), "offset": .int(offset), "country_codes": .list(countryCodes)])
  }

  /// Requests the institutions whose names match.
  package static func institutions(
    matching query: String, countryCodes: [String]
  ) -> PlaidRequest {
    PlaidRequest(
      .institutionsSearch, ["query": .string(query), "country_codes": .list(countryCodes)])
  }

  /// Requests the accounts with Plaid's cached balances.
  package static func accounts(_ accessToken: Secret, only ids: [String] = []) -> PlaidRequest {
    PlaidRequest(
      .accountsGet, ["access_token": .token(accessToken), "options": accountOptions(ids, nil)])
  }

  /// Requests the accounts with balances fetched from the bank now; billed.
  ///
  /// A few institutions require `notBefore`, the oldest acceptable instant; all others ignore it.
  package static func liveBalances(
    _ accessToken: Secret, only ids: [String] = [], notBefore: Timestamp? = nil
  ) -> PlaidRequest {
    PlaidRequest(
      .accountsBalanceGet,
      ["access_token": .token(accessToken), "options": accountOptions(ids, notBefore)])
  }

  private static func accountOptions(_ ids: [String], _ notBefore: Timestamp?) -> JSONValue? {
    .options([
      "account_ids": .list(ids),
      "min_last_updated_datetime": notBefore.map { .string($0.description) },
    ])
  }
}
