import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncWire

@Suite("PlaidRequest")
struct PlaidRequestTests {
  private let token = Secret("access-1")

  @Test("a first sync has no cursor, a later one has one")
  func sync() {
    #expect(
      PlaidRequest.transactionsSync(token, after: nil).body.text()
        == #"{"access_token":"access-1","count":500,"#
        + #""options":{"include_original_description":true}}"#)
    #expect(
      PlaidRequest.transactionsSync(token, after: "c", count: 7, categoryVersion: "v2").body.text()
        == #"{"access_token":"access-1","cursor":"c","count":7,"#
        + #""options":{"include_original_description":true,"#
        + #""personal_finance_category_version":"v2"}}"#)
    #expect(PlaidRequest.transactionsSync(token, after: "").body["cursor"] == nil)
  }

  @Test("a new link requests products, history and a hosted page")
  func newLink() {
    var link = LinkTokenRequest(language: "en", countryCodes: ["US"], clientUserID: "family-1")
    link.products = ["transactions"]
    link.requiredIfSupportedProducts = ["investments"]
    link.historyDays = 730
    #expect(
      link.request.body == [
        "client_name": "plaid-sync", "language": "en", "country_codes": ["US"],
        "user": ["client_user_id": "family-1"], "products": ["transactions"],
        "required_if_supported_products": ["investments"],
        "transactions": ["days_requested": 730], "hosted_link": [:],
      ])
  }

  @Test("a repair contains the item's token, but neither products nor webhook")
  func repair() {
    var link = LinkTokenRequest(language: "en", countryCodes: ["US"], clientUserID: "family-1")
    link.products = ["transactions"]
    link.historyDays = 730
    link.webhook = "https://example.org"
    link.additionalConsentedProducts = ["liabilities"]
    link.selectsAccounts = true
    link.repairing = token
    #expect(
      link.request.body == [
        "client_name": "plaid-sync", "language": "en", "country_codes": ["US"],
        "user": ["client_user_id": "family-1"], "additional_consented_products": ["liabilities"],
        "access_token": "access-1", "update": ["account_selection_enabled": true],
        "hosted_link": [:],
      ])
  }

  @Test("options are omitted if there are none")
  func options() throws {
    #expect(PlaidRequest.accounts(token).body == ["access_token": "access-1"])
    #expect(
      PlaidRequest.liveBalances(token, only: ["a"], notBefore: Timestamp(milliseconds: 0)).body == [
        "access_token": "access-1",
        "options": [
          "account_ids": ["a"], "min_last_updated_datetime": "1970-01-01T00:00:00Z",
        ],
      ])
    let made = PlaidRequest.sandboxPublicToken(
      institutionID: "ins_1", products: ["transactions"], historyDays: 90)
    #expect(
      made.body == [
        "institution_id": "ins_1", "initial_products": ["transactions"],
        "options": ["transactions": ["days_requested": 90]],
      ])
  }

  @Test("an institution's metadata is requested only on demand")
  func institution() {
    let plain = PlaidRequest.institution("ins_1", countryCodes: ["US"])
    #expect(plain.body.text() == #"{"institution_id":"ins_1","country_codes":["US"]}"#)
    let full = PlaidRequest.institution("ins_1", countryCodes: ["US"], withMetadata: true)
    #expect(full.body["options"]?.text() == #"{"include_optional_metadata":true}"#)
  }

  @Test("a sandbox transaction's amount is written exactly")
  func sandboxAmount() throws {
    let day = LocalDate(day: 0)
    let request = PlaidRequest.sandboxTransactions(
      token,
      [
        .init(
          dateTransacted: day, datePosted: day.next, amount: try Amount("-0.07"),
          description: "x", currency: Currency("EUR"))
      ])
    #expect(
      request.body["transactions"]?.text()
        == #"[{"date_transacted":"1970-01-01","date_posted":"1970-01-02","amount":-0.07,"#
        + #""description":"x","iso_currency_code":"EUR"}]"#)
  }

  @Test("calls with an effect are not repeatable, and calls that reach the bank are billed")
  func endpoints() {
    let once = PlaidEndpoint.allCases.filter { !$0.isRepeatable }
    #expect(
      once == [
        .itemPublicTokenExchange, .itemRemove, .itemAccessTokenInvalidate, .transactionsRefresh,
        .investmentsRefresh, .sandboxItemFireWebhook, .sandboxTransactionsCreate,
      ])
    #expect(
      PlaidEndpoint.allCases.filter(\.isBilledPerCall)
        == [.accountsBalanceGet, .transactionsRefresh, .investmentsRefresh])
    #expect(PlaidEndpoint.transactionsSync.timeoutSeconds == 60)
    #expect(PlaidEndpoint.investmentsTransactionsGet.timeoutSeconds == 180)
  }
}
