import PlaidSyncJSON
import PlaidSyncLedger

/// A request to `/link/token/create`: a hosted session that links or repairs an item.
package struct LinkTokenRequest: Hashable, Sendable {
  /// The name shown to the user; Plaid replaces names longer than 30 characters.
  package var clientName = "plaid-sync"
  package var language: String
  package var countryCodes: [String]
  /// Our id of the user, which must not contain an e-mail address or phone number.
  package var clientUserID: String
  /// The products to link; this and the following three lists must not overlap.
  package var products: [String] = []
  package var requiredIfSupportedProducts: [String] = []
  package var optionalProducts: [String] = []
  package var additionalConsentedProducts: [String] = []
  /// The days of history, 1 to 730; cannot be changed once the item is linked.
  package var historyDays: Int?
  package var webhook: String?
  package var institutionID: String?
  package var urlLifetimeSeconds: Int?
  package var completionRedirectURI: String?
  /// The access token of the item to repair; Plaid then allows neither products nor webhook.
  package var repairing: Secret?
  /// Whether the user may choose accounts again during a repair.
  package var selectsAccounts = false

  /// Creates a request with the required members; set the others afterward.
  package init(language: String, countryCodes: [String], clientUserID: String) {
    self.language = language
    self.countryCodes = countryCodes
    self.clientUserID = clientUserID
  }

  /// The request to send.
  package var request: PlaidRequest {
    let isNew = repairing == nil
    return PlaidRequest(
      .linkTokenCreate,
      [
        "client_name": .string(clientName),
        "language": .string(language),
        "country_codes": .list(countryCodes),
        "user": ["client_user_id": .string(clientUserID)],
        "products": isNew ? .list(products) : nil,
        "required_if_supported_products": isNew ? .list(requiredIfSupportedProducts) : nil,
        "optional_products": isNew ? .list(optionalProducts) : nil,
        "additional_consented_products": .list(additionalConsentedProducts),
        "transactions": .options(["days_requested": isNew ? historyDays.map { .int($0) } : nil]),
        "webhook": isNew ? webhook.map(JSONValue.string) : nil,
        "institution_id": isNew ? institutionID.map(JSONValue.string) : nil,
        "access_token": repairing.map(JSONValue.token),
        "update": .options(["account_selection_enabled": .flag(!isNew && selectsAccounts)]),
        "hosted_link": .fields([
          "url_lifetime_seconds": urlLifetimeSeconds.map { .int($0) },
          "completion_redirect_uri": completionRedirectURI.map(JSONValue.string),
        ]),
      ])
  }
}

extension PlaidRequest {
  /// Requests the state of a link token's sessions.
  package static func linkTokenGet(_ linkToken: Secret) -> PlaidRequest {
    PlaidRequest(.linkTokenGet, ["link_token": .token(linkToken)])
  }
}
