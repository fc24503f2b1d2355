import PlaidSyncJSON
import TestSupport
import Testing

@testable import PlaidSyncWire

@Suite("Responses of Plaid's small endpoints")
struct WireResponseTests {
  @Test("an item with an error and without an institution decodes")
  func item() throws {
    let got = try ItemGetResponse.decode(
      Fixture.plaid("item_get/login_required.json"), from: .itemGet)
    #expect(got.item.itemID == "item-1")
    #expect(got.item.institutionID == nil)
    #expect(got.item.error?.reaction == .relink)
    #expect(got.item.error?.codeReason == "OAUTH_CONSENT_EXPIRED")
    #expect(got.item.error?.requestID == nil)
    #expect(got.item.billedProducts == ["transactions", "investments"])
    #expect(got.item.consentedProducts == [])
    #expect(got.item.consentExpirationTime == "2025-06-01T00:00:00Z")
    #expect(got.status?.transactions?.lastSuccessful == "2025-05-20T08:00:00Z")
    #expect(got.status?.transactions?.lastFailed == nil)
    #expect(got.status?.investments == nil)
    #expect(got.requestID == "req-item")
  }

  @Test("accounts keep exact balances, nulls, unknown types and unknown fields")
  func accounts() throws {
    let got = try AccountsGetResponse.decode(
      Fixture.plaid("accounts_get/newer_fields.json"), from: .accountsGet)
    #expect(got.accounts.map(\.accountID) == ["acc-1", "acc-2"])
    #expect(got.accounts[0].balances.current?.text == "23631.9805")
    #expect(got.accounts[0].balances.limit?.text == "50000")
    #expect(got.accounts[0].holderCategory == "business")
    #expect(got.accounts[0].isKnownType)
    #expect(got.accounts[0].raw["paired_account_id"] == "acc-2")
    #expect(got.accounts[1].balances.current == nil)
    #expect(got.accounts[1].balances.currencyCode == nil)
    #expect(got.accounts[1].subtype == "piggy bank")
    #expect(!got.accounts[1].isKnownType)
    #expect(got.item.updateType == "sometimes")
  }

  @Test("a link session in its deprecated forms decodes")
  func deprecatedSession() throws {
    let got = try LinkTokenGetResponse.decode(
      Fixture.plaid("link_token_get/deprecated_forms.json"), from: .linkTokenGet)
    #expect(got.sessions.count == 2)
    #expect(got.sessions[0].added == [])
    #expect(got.sessions[0].exit?.error?.code == "INVALID_CREDENTIALS")
    #expect(got.sessions[0].exit?.status == "requires_credentials")
    #expect(got.sessions[1].exit == nil)
    let item = try #require(got.sessions[1].added.first)
    #expect(item.publicToken.reveal() == "public-sandbox-1")
    #expect(item.institutionID == "ins_109508")
    #expect(item.institutionName == "First Platypus Bank")
    #expect(item.accounts.map(\.name) == ["Plaid Checking"])
    #expect(item.accounts[0].mask == nil)
  }

  @Test("a link session that the user left, and one that has only started, decode")
  func leftSession() throws {
    let got = try LinkTokenGetResponse.decode(
      Fixture.plaid("link_token_get/left.json"), from: .linkTokenGet)
    #expect(got.sessions[0].exit?.error == nil)
    #expect(got.sessions[0].exit?.status == "choose_device")
    #expect(got.sessions[1].finishedAt == nil)
    #expect(got.sessions[1].exit == nil)
    #expect(got.expiration == nil)
  }

  @Test("tokens are not printed")
  func secrets() throws {
    let body = Array(#"{"access_token":"access-1","item_id":"i","request_id":"r"}"#.utf8)
    let got = try PublicTokenExchangeResponse.decode(body, from: .itemPublicTokenExchange)
    #expect(got.accessToken.reveal() == "access-1")
    #expect(!"\(got)".contains("access-1"))
  }

  @Test("every published subtype is known", .enabled(if: PlaidDescription.isAvailable))
  func subtypes() throws {
    let rows = try PlaidDescription.table("account_subtypes.csv")
    #expect(rows.count > 70)
    for row in rows {
      let (type, subtype) = (row["type"] ?? "", row["subtype"] ?? "")
      #expect(AccountSubtypes.isKnown(type: type, subtype: subtype), "\(type) \(subtype)")
    }
  }

  @Test("unknown types and subtypes are reported as unknown, but a null subtype is known")
  func unknownSubtypes() {
    #expect(!AccountSubtypes.isKnown(type: "depository", subtype: "mortgage"))
    #expect(!AccountSubtypes.isKnown(type: "vault", subtype: nil))
    #expect(AccountSubtypes.isKnown(type: "credit", subtype: nil))
    #expect(AccountSubtypes.isKnown(type: "brokerage", subtype: "ira"))
  }
}
