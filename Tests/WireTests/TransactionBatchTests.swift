import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSyncWire

@Suite("TransactionBatch from a page")
struct TransactionBatchTests {
  @Test("every column of every transaction is decoded")
  func columns() throws {
    let batch = try TransactionBatch.decode(page: Fixture.plaid("transactions_sync/page.json"))
    #expect(
      lines(of: batch) == [
        "+ tx-1 acc-one 8940000000 EUR 20227 20225 posted <- tx-0 | Café \"Zur Post\" 🍰 | "
          + "Café/Bäckerei | KARTE\t0815\\DE | FOOD_AND_DRINK | FOOD_AND_DRINK_COFFEE",
        "+ tx-2 acc-two -12345678 BTC 20228 - pending <- - |  | - | - | - | - (-0.123456785)",
        "+ tx-3 acc-one 10000000000 - 10956 - posted <- - | no currency | - | - | - | -",
        "* tx-4 acc-two 123456789000000 EUR 19782 - posted <- - | changed | - | - | - | -",
        "- tx-0", "- tx-9",
      ])
    #expect(batch.problems == [])
  }

  @Test("the raw element is byte for byte the received one, with its own hash")
  func rawElements() throws {
    let page = try Fixture.plaid("transactions_sync/page.json")
    let whole = try JSONValue.parse(page)
    let batch = try TransactionBatch.decode(page: page)
    let sent = (whole["added"]?.array ?? []) + (whole["modified"]?.array ?? [])
    #expect(try batch.records.map { try JSONValue.parse($0.raw.bytes(in: page)) } == sent)
    let hashes = batch.records.map { record in
      record.raw.bytes(in: page).withUnsafeBytes { ByteHash.hash($0) }
    }
    #expect(batch.records.map(\.rawHash) == hashes)
    #expect(Set(hashes).count == 4)
  }

  @Test(
    "amounts are exact, or rounded half-even with their text kept",
    arguments: [
      ("0.07", 7_000_000, nil), ("89.4", 8_940_000_000, nil), ("1e2", 10_000_000_000, nil),
      ("1234567.89", 123_456_789_000_000, nil), ("-0", 0, nil), ("-12.5E-1", -125_000_000, nil),
      ("0.000000015", 2, "0.000000015"), ("0.000000025", 2, "0.000000025"),
      ("0.0000000150", 2, "0.0000000150"), ("1.100000000000", 110_000_000, nil),
      ("90000000000", 9_000_000_000_000_000_000, nil),
    ] as [(String, Int64, String?)])
  func amounts(_ text: String, _ units: Int64, _ kept: String?) throws {
    let batch = try TransactionBatch.decode(page: page(#""amount":\#(text)"#))
    let record = try #require(batch.records.first)
    #expect(record.amount == units)
    #expect(batch.text(record.amountText) == kept)
  }

  @Test(
    "an invalid element becomes a problem, and its neighbors are kept",
    arguments: [
      (#""transaction_id":null"#, "transaction_id is missing or empty."),
      (#""transaction_id":"""#, "transaction_id is missing or empty."),
      (#""transaction_id":7"#, "transaction_id has the wrong kind of value."),
      (#""account_id":null"#, "account_id is missing or empty."),
      (#""account_id":[]"#, "account_id has the wrong kind of value."),
      (#""amount":null"#, "amount is missing or empty."),
      (#""amount":"12""#, "amount has the wrong kind of value."),
      (#""amount":90000000000.00000001"#, "amount is beyond what can be stored."),
      (#""amount":1e999999999999"#, "amount is beyond what can be stored."),
      (#""date":null"#, "date is missing or empty."),
      (#""date":"2025-02-29""#, "date is not a date written as YYYY-MM-DD."),
      (#""date":"2025-2-2""#, "date is not a date written as YYYY-MM-DD."),
      (#""date":"2025-05-20T00:00:00Z""#, "date is not a date written as YYYY-MM-DD."),
      (#""authorized_date":"soon""#, "authorized_date is not a date written as YYYY-MM-DD."),
      (#""pending":0"#, "pending has the wrong kind of value."),
      (#""pending":null"#, "pending is missing or empty."),
      (#""name":{}"#, "name has the wrong kind of value."),
      (
        #""personal_finance_category":"X""#,
        "personal_finance_category has the wrong kind of value."
      ),
      (#""name":"a","name":"b""#, "name occurs twice."),
      (
        #""personal_finance_category":{"primary":null,"primary":"A"}"#,
        "personal_finance_category or a key in it occurs twice."
      ),
      (
        #""personal_finance_category":{"detailed":"A","primary":"B","detailed":"C"}"#,
        "personal_finance_category or a key in it occurs twice."
      ),
    ])
  func problems(_ member: String, _ reason: String) throws {
    let bytes = page(member, among: true)
    let batch = try TransactionBatch.decode(page: bytes)
    #expect(batch.records.map { batch.text($0.providerID) } == ["before", "after"])
    let problem = try #require(batch.problems.first)
    #expect(batch.problems.count == 1)
    #expect(problem.reason == reason)
    #expect(problem.providerID == (member.contains("transaction_id") ? nil : "t"))
    let raw = String(decoding: problem.raw.bytes(in: bytes), as: UTF8.self)
    #expect(raw.hasPrefix("{") && raw.hasSuffix("}") && raw.contains(member))
  }

  @Test("elements that are not objects, and removals without an id, are problems")
  func oddElements() throws {
    let twice = #"{"transaction_id":"a","transaction_id":"b"}"#
    let page = Array(
      #"{"added":[null],"modified":[[1]],"removed":["x",{"account_id":"a"},\#(twice)]}"#.utf8)
    let batch = try TransactionBatch.decode(page: page)
    let found = batch.problems.map { problem in
      String(decoding: problem.raw.bytes(in: page), as: UTF8.self) + " " + problem.reason
    }
    #expect(
      found == [
        "null The element is not an object.", "[1] The element is not an object.",
        "\"x\" The element is not an object.",
        #"{"account_id":"a"} transaction_id is missing or empty."#,
        twice + " transaction_id occurs twice.",
      ])
  }

  @Test("keys and values with escapes equal those without")
  func escapes() throws {
    let batch = try TransactionBatch.decode(
      page: page(
        #""n\u0061me":"\u0041","dat\u0065":"2025\u002d05-20","iso_currency_code":"U\u0053D""#))
    let record = try #require(batch.records.first)
    #expect(batch.text(record.name) == "A")
    #expect(record.date == 20_228)
    #expect(batch.currencies == ["USD"])
  }

  @Test("any number of accounts and currencies is distinguished by their bytes")
  func manyAccounts() throws {
    // A composed and a decomposed letter are equal as strings, but the accounts differ.
    let ids = (0..<60).map { "account-\($0)" } + ["\u{E9}", "e\u{301}"]
    let elements = (ids + ids.reversed()).map { id in
      #"{"transaction_id":"t","account_id":"\#(id)","amount":1,"date":"2025-05-20","#
        + #""pending":true,"unofficial_currency_code":"\#(id)"}"#
    }
    let list = elements.joined(separator: ",")
    let batch = try TransactionBatch.decode(
      page: Array(#"{"added":[\#(list)],"modified":[],"removed":[]}"#.utf8))
    let expected = Array(0..<ids.count) + (0..<ids.count).reversed()
    #expect(batch.accountIDs.map { Array($0.utf8) } == ids.map { Array($0.utf8) })
    #expect(batch.currencies.map { Array($0.utf8) } == ids.map { Array($0.utf8) })
    #expect(batch.records.map { Int($0.accountIndex) } == expected)
    #expect(batch.records.map { Int($0.currencyIndex) } == expected)
  }

  @Test("a page without one of its lists is refused")
  func missingList() {
    #expect(throws: WireError(.transactionsSync, ["removed"], .missing)) {
      try TransactionBatch.decode(page: Array(#"{"added":[],"modified":[]}"#.utf8))
    }
  }

  /// Returns a page with one valid transaction, in which the members of `change` replace the usual
  /// ones.
  private func page(_ change: String, among isAmong: Bool = false) -> [UInt8] {
    let usual = [
      #""transaction_id":"t""#, #""account_id":"a""#, #""amount":1"#, #""date":"2025-05-20""#,
      #""pending":false"#,
    ].filter { member in
      !change.replacing("\\u0065", with: "e").contains(member.prefix { $0 != ":" })
    }
    let odd = "{" + (usual + [change]).joined(separator: ",") + "}"
    let good = { (id: String) in
      #"{"transaction_id":"\#(id)","account_id":"a","amount":1,"date":"2025-05-20","pending":true}"#
    }
    let list = isAmong ? [good("before"), odd, good("after")] : [odd]
    let text = #"{"added":[\#(list.joined(separator: ", "))],"modified":[],"removed":[]}"#
    return Array(text.utf8)
  }

  private func lines(of batch: TransactionBatch) -> [String] {
    batch.records.map { record in
      let texts = [
        record.name, record.merchantName, record.originalDescription, record.categoryPrimary,
        record.categoryDetailed,
      ].map { batch.text($0) ?? "-" }.joined(separator: " | ")
      let currency = record.currencyIndex < 0 ? "-" : batch.currencies[Int(record.currencyIndex)]
      let rounded = batch.text(record.amountText).map { " (\($0))" } ?? ""
      return [
        record.isModified ? "*" : "+", batch.text(record.providerID) ?? "-",
        batch.accountIDs[Int(record.accountIndex)], "\(record.amount)", currency, "\(record.date)",
        record.authorizedDate.map { "\($0)" } ?? "-", record.isPending ? "pending" : "posted",
        "<-", batch.text(record.pendingProviderID) ?? "-", "|", texts + rounded,
      ].joined(separator: " ")
    } + batch.removed.map { "- " + (batch.text($0.providerID) ?? "-") }
  }
}

extension TextSlice {
  /// The bytes of this slice of a page.
  func bytes(in page: [UInt8]) -> [UInt8] { Array(page[Int(offset)..<Int(offset + count)]) }
}
