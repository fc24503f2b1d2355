import JSON
import Ledger

/// What `/link/token/create` is asked for: a hosted session that links or repairs an item.
package struct LinkTokenRequest: Hashable, Sendable {
  /// Shown to the user; Plaid replaces names longer than 30 characters.
  package var clientName = "plaid-sync"
  package var language: String
  package var countryCodes: [String]
  /// An id of ours, without an e-mail address or phone number in it.
  package var clientUserID: String
  /// The four lists must not overlap.
  package var products: [String] = []
  package var requiredIfSupportedProducts: [String] = []
  package var optionalProducts: [String] = []
  package var additionalConsentedProducts: [String] = []
  /// 1 to 730; fixed for good once linked.
  package var historyDays: Int?
  package var webhook: String?
  package var institutionID: String?
  package var urlLifetimeSeconds: Int?
  package var completionRedirectURI: String?
  /// The item to repair; products and webhook are left out then, as Plaid wants it.
  package var repairing: Secret?
  /// When repairing: lets the user choose accounts again.
  package var selectsAccounts = false

  /// A request with the required parts; the rest is set afterwards.
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
  /// How a link token's sessions stand.
  package static func linkTokenGet(_ linkToken: Secret) -> PlaidRequest {
    PlaidRequest(.linkTokenGet, ["link_token": .token(linkToken)])
  }
}
