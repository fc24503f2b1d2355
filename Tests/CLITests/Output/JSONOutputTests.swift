import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncCLI

@Suite("JSONOutput")
struct JSONOutputTests {
  @Test("an error has all its members, and never the cause")
  func error() {
    #expect(
      JSONOutput.text(JSONOutput.document(Samples.failure, item: "First Platypus Bank")) == #"""
        {
          "schema": 1,
          "error": {
            "code": "plaid.item-login-required",
            "message": "The bank asks you to log in again.",
            "remedy": "run `plaid-sync relink 3`",
            "item": "First Platypus Bank",
            "provider_code": "ITEM_LOGIN_REQUIRED",
            "request_id": "req1",
            "retry_after_seconds": 60
          }
        }

        """#)
    let bare = JSONOutput.error(Failure(.busy, "Another sync holds it."))
    #expect(
      bare.text() == #"""
        {"code":"busy","message":"Another sync holds it.","remedy":null,"item":null,\#
        "provider_code":null,"request_id":null,"retry_after_seconds":null}
        """#)
  }

  @Test("items")
  func items() throws {
    let accounts = [try Samples.account(7, isKnown: true), try Samples.account(8, isKnown: false)]
    let items = [true, false].map { JSONOutput.item(Samples.item(isKnown: $0), accounts: accounts) }
    let document = JSONOutput.document("items", items, warnings: ["odd"])
    #expect(
      JSONOutput.text(document) == #"""
        {
          "schema": 1,
          "items": [
            {
              "id": 3,
              "plaid_item_id": "itm1",
              "institution": "First Platypus Bank",
              "institution_id": "ins_1",
              "status": "login_required",
              "status_since": "2024-03-01T12:00:00.123Z",
              "error_code": "ITEM_LOGIN_REQUIRED",
              "remedy": "run `plaid-sync relink 3`",
              "history_complete": true,
              "data_synced_through": "2024-03-01",
              "last_synced_at": "2024-03-01T12:00:00.123Z",
              "last_successful_update_at": "2024-03-01T12:00:00.123Z",
              "consent_expires_at": "2024-03-01T12:00:00.123Z",
              "unlinked_at": "2024-03-01T12:00:00.123Z",
              "accounts": [
                7
              ]
            },
            {
              "id": 3,
              "plaid_item_id": "itm1",
              "institution": null,
              "institution_id": null,
              "status": "good",
              "status_since": null,
              "error_code": null,
              "remedy": null,
              "history_complete": false,
              "data_synced_through": null,
              "last_synced_at": null,
              "last_successful_update_at": null,
              "consent_expires_at": null,
              "unlinked_at": null,
              "accounts": [
                7
              ]
            }
          ],
          "warnings": [
            "odd"
          ]
        }

        """#)
  }

  @Test("accounts")
  func accounts() throws {
    let accounts = try [true, false].map {
      JSONOutput.account(try Samples.account(isKnown: $0))
    }
    #expect(
      JSONOutput.text(JSONOutput.document("accounts", accounts)) == #"""
        {
          "schema": 1,
          "accounts": [
            {
              "id": 7,
              "plaid_account_id": "acc1",
              "item": 3,
              "name": "Card \"Gold\"",
              "official_name": "Platypus Gold Card",
              "mask": "3333",
              "kind": "linked",
              "type": "credit",
              "subtype": "credit card",
              "classification": "liability",
              "currency": "USD",
              "balance": "-0.07",
              "available": "100.5",
              "limit": "2000",
              "margin_loan": null,
              "balance_as_of": "2024-03-02",
              "data_synced_through": "2024-03-02",
              "first_day": "2022-03-02",
              "status": "open",
              "pending_in_balance": "auto",
              "pending_counted": false
            },
            {
              "id": 7,
              "plaid_account_id": null,
              "item": null,
              "name": "Card \"Gold\"",
              "official_name": null,
              "mask": null,
              "kind": "manual",
              "type": "property",
              "subtype": null,
              "classification": "asset",
              "currency": "USD",
              "balance": null,
              "available": null,
              "limit": null,
              "margin_loan": null,
              "balance_as_of": null,
              "data_synced_through": null,
              "first_day": null,
              "status": "closed",
              "pending_in_balance": "auto",
              "pending_counted": false
            }
          ],
          "warnings": []
        }

        """#)
  }

  @Test("transactions")
  func transactions() throws {
    let transactions = try [true, false].map {
      JSONOutput.transaction(try Samples.transaction(isKnown: $0))
    }
    #expect(
      JSONOutput.text(JSONOutput.document("transactions", transactions)) == #"""
        {
          "schema": 1,
          "transactions": [
            {
              "id": 11,
              "plaid_transaction_id": "trx1",
              "account": 7,
              "date": "2024-03-01",
              "authorized_date": "2024-02-29",
              "name": "Bäckerei",
              "original_description": "BAECKEREI 42",
              "merchant": "Bäckerei",
              "amount": "12.5",
              "amount_text": "12.500000001",
              "currency": "USD",
              "pending": true,
              "pending_transaction_id": "trx0",
              "category": "FOOD_AND_DRINK",
              "category_detailed": "FOOD_AND_DRINK_BAKERY",
              "notes": "rolls\nand bread",
              "tags": [
                "a",
                "b"
              ],
              "excluded": true,
              "source": "plaid",
              "locked": [
                "date",
                "notes"
              ],
              "removed_at": "2024-03-01T12:00:00.123Z",
              "removed_because": "unlisted",
              "removed_by_sync": 21,
              "split": false,
              "parent": null,
              "remainder": false,
              "transfer": null,
              "origins": {
                "name": null,
                "category": null,
                "notes": null,
                "tags": null,
                "excluded": null
              },
              "rules": {
                "name": [],
                "category": [],
                "notes": [],
                "tags": [],
                "excluded": []
              }
            },
            {
              "id": 11,
              "plaid_transaction_id": null,
              "account": 7,
              "date": "2024-03-01",
              "authorized_date": null,
              "name": "Bäckerei",
              "original_description": null,
              "merchant": null,
              "amount": "12.5",
              "amount_text": null,
              "currency": "USD",
              "pending": false,
              "pending_transaction_id": null,
              "category": null,
              "category_detailed": null,
              "notes": null,
              "tags": [],
              "excluded": false,
              "source": "manual",
              "locked": [],
              "removed_at": null,
              "removed_because": null,
              "removed_by_sync": null,
              "split": false,
              "parent": null,
              "remainder": false,
              "transfer": null,
              "origins": {
                "name": null,
                "category": null,
                "notes": null,
                "tags": null,
                "excluded": null
              },
              "rules": {
                "name": [],
                "category": [],
                "notes": [],
                "tags": [],
                "excluded": []
              }
            }
          ],
          "warnings": []
        }

        """#)
  }

  @Test("balances")
  func balances() throws {
    let rows = [try JSONOutput.balance(try Samples.balance(), Currency("EUR"))]
    #expect(
      JSONOutput.text(JSONOutput.document("balances", rows)) == #"""
        {
          "schema": 1,
          "balances": [
            {
              "date": "2024-03-01",
              "currency": "EUR",
              "start": "3",
              "start_cash": "1",
              "start_non_cash": "2",
              "cash_in": "0.3",
              "cash_out": "0.04",
              "non_cash_in": "0.005",
              "non_cash_out": "0.0006",
              "market": "-0.00007",
              "cash_adjustment": "0.000008",
              "non_cash_adjustment": "-0.0000009",
              "end_cash": "1.260008",
              "end_non_cash": "2.0043291",
              "end": "3.2643371",
              "incomplete": true
            }
          ],
          "warnings": []
        }

        """#)
  }

  @Test("syncs")
  func syncs() throws {
    let syncs = try [true, false].map { JSONOutput.sync(try Samples.sync(isKnown: $0)) }
    #expect(
      JSONOutput.text(JSONOutput.document("syncs", syncs)) == #"""
        {
          "schema": 1,
          "syncs": [
            {
              "id": 21,
              "parent_id": 20,
              "kind": "item",
              "syncable": 3,
              "status": "failed",
              "full": true,
              "window_start_date": "2024-02-27",
              "window_end_date": "2024-03-01",
              "created_at": "2024-03-01T12:00:00.123Z",
              "started_at": "2024-03-01T12:00:00.123Z",
              "finished_at": "2024-03-01T12:00:00.123Z",
              "error": {
                "code": "plaid.item-login-required",
                "message": "The bank asks you to log in again.",
                "remedy": "run `plaid-sync relink 3`",
                "item": null,
                "provider_code": "ITEM_LOGIN_REQUIRED",
                "request_id": "req1",
                "retry_after_seconds": 60
              },
              "warnings": [
                "odd"
              ],
              "stats": {
                "requests": 1,
                "billed": 2,
                "pages": 2,
                "restarts": 3,
                "added": 4,
                "modified": 5,
                "removed": 6,
                "unchanged": 7,
                "holdings": 0,
                "trades": 0,
                "liabilities": 0,
                "quarantined": 8,
                "rounded": 9,
                "balances_computed": 10,
                "balances_written": 11,
                "drift": "-12.5"
              }
            },
            {
              "id": 21,
              "parent_id": null,
              "kind": "family",
              "syncable": 1,
              "status": "pending",
              "full": false,
              "window_start_date": null,
              "window_end_date": null,
              "created_at": "2024-03-01T12:00:00.123Z",
              "started_at": null,
              "finished_at": null,
              "error": null,
              "warnings": [],
              "stats": {
                "requests": 0,
                "billed": 0,
                "pages": 0,
                "restarts": 0,
                "added": 0,
                "modified": 0,
                "removed": 0,
                "unchanged": 0,
                "holdings": 0,
                "trades": 0,
                "liabilities": 0,
                "quarantined": 0,
                "rounded": 0,
                "balances_computed": 0,
                "balances_written": 0,
                "drift": null
              }
            }
          ],
          "warnings": []
        }

        """#)
  }

  @Test("unknown values are null and never missing")
  func sameMembers() throws {
    let pairs = try [true, false].map { isKnown in
      [
        JSONOutput.item(Samples.item(isKnown: isKnown), accounts: []),
        JSONOutput.account(try Samples.account(isKnown: isKnown)),
        JSONOutput.transaction(try Samples.transaction(isKnown: isKnown)),
        JSONOutput.sync(try Samples.sync(isKnown: isKnown)),
      ].map { $0.object?.keys }
    }
    #expect(pairs[0] == pairs[1])
  }

  @Test("a document has the promised members", arguments: JSONOutputTests.promised)
  func promise(name: String, members: String) throws {
    let values: [String: JSONValue] = [
      "items": JSONOutput.item(Samples.item(isKnown: true), accounts: []),
      "accounts": JSONOutput.account(try Samples.account(isKnown: true)),
      "transactions": JSONOutput.transaction(try Samples.transaction(isKnown: true)),
      "balances": try JSONOutput.balance(try Samples.balance(), Currency("EUR")),
      "syncs": JSONOutput.sync(try Samples.sync(isKnown: true)),
      "stats": JSONOutput.stats(try Samples.stats()),
      "pull": JSONOutput.pull(PullReport(roots: [])),
    ]
    let keys = Set(try #require(values[name]?.object).keys)
    for member in members.split(separator: " ") {
      #expect(keys.contains(String(member)), "\(name): \(member)")
    }
  }

  /// The names of members that scripts rely on.
  static let promised = [
    (
      "items",
      "id plaid_item_id institution status error_code remedy data_synced_through last_synced_at"
        + " consent_expires_at accounts"
    ),
    (
      "accounts",
      "id plaid_account_id item name official_name mask kind type subtype classification currency"
        + " balance available limit balance_as_of data_synced_through first_day status"
    ),
    (
      "transactions",
      "id plaid_transaction_id account date authorized_date name original_description merchant"
        + " amount currency pending pending_transaction_id category category_detailed notes tags"
        + " excluded source locked"
    ),
    (
      "balances",
      "date currency start start_cash start_non_cash cash_in cash_out non_cash_in non_cash_out"
        + " market cash_adjustment non_cash_adjustment end_cash end_non_cash end incomplete"
    ),
    (
      "syncs",
      "id parent_id kind syncable status full window_start_date window_end_date created_at"
        + " started_at finished_at error stats"
    ),
    (
      "stats",
      "requests pages restarts added modified removed unchanged quarantined balances_computed"
        + " balances_written drift"
    ),
    ("pull", "schema sync items accounts dry_run warnings"),
  ]
}
