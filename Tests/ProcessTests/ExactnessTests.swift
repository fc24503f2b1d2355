import Foundation
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncListener
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// From the digits received to the digits displayed, through real processes.
@Suite("Exactness", .serialized)
struct ExactnessTests {
  /// What the bank sends, what is stored, and the bank's own text if it differs.
  private static let amounts: [(sent: String, kept: String, original: String?)] = [
    ("0.07", "0.07", nil), ("89.4", "89.4", nil), ("1234567.89", "1234567.89", nil),
    ("1e2", "100", nil), ("-1E+1", "-10", nil), ("12.50", "12.5", nil), ("-0.07", "-0.07", nil),
    ("0.00000001", "0.00000001", nil), ("0.12345678", "0.12345678", nil),
    ("21.00000009", "21.00000009", nil), ("0.1234567", "0.1234567", nil),
    ("-33.7654321", "-33.7654321", nil), ("5.00000000000", "5", nil),
    // More than eight decimals: rounded half to even, flagged, and the bank's text is kept.
    ("0.123456785", "0.12345678", "0.123456785"), ("0.123456775", "0.12345678", "0.123456775"),
    ("-7.1234567851", "-7.12345679", "-7.1234567851"),
  ]

  /// An amount that the sandbox can send, as a placeholder for each of those.
  private static func placeholder(_ number: Int) -> String { "0.50\(100_001 + number * 10)" }

  /// A user whose transactions are named after the amounts that they will have.
  private static var user: String {
    let transactions = amounts.enumerated().map { number, amount in
      """
      {"date_transacted": "2025-05-01", "date_posted": "2025-05-01", "currency": "USD",
       "amount": \(placeholder(number)), "description": "\(amount.sent)"}
      """
    }
    return """
      {"override_accounts": [{"type": "depository", "subtype": "checking", "starting_balance": 10,
       "transactions": [\(transactions.joined(separator: ","))]}]}
      """
  }

  @Test("amounts arrive unchanged in the books, in --json and in the views")
  func unchanged() async throws {
    try await TemporaryFolder.with { folder in
      try Self.user.write(toFile: folder.file("user.json"), atomically: true, encoding: .utf8)
      var home = Program(home: folder.path)
      let server = try home.start([
        "sandbox", "serve", "--port", "0", "--data", folder.file("user.json"), "--readiness",
        "immediate",
      ])
      defer {
        server.signal(SIGKILL)
        _ = server.wait()
      }
      let texts = Self.amounts.enumerated().map { (Self.placeholder($0.offset), $0.element.sent) }
      let bank = HTTPListener(
        responder: RewritingBank(address: try Bank.address(of: server), texts: texts))
      home.environment["PLAID_ENV"] = "http://127.0.0.1:\(try await bank.start())"
      for words in [
        ["init", "--client-id", "c", "--secret", "s"], ["link", "--no-pull"],
      ] {
        let ending = try await home.start(words).end()
        try #require(ending.status == 0, "\(ending.error)")
      }
      let pull = try await home.start(["pull", "--json"]).end()
      await bank.stop()
      try #require(pull.status == 0, "\(pull.output) \(pull.error)")
      let stats = try JSONDocument(pull.output).value["sync"]?["stats"]
      #expect(stats?["added"]?.int == Self.amounts.count)
      #expect(stats?["rounded"]?.int == 3)
      try Self.checkDocument(try home.run("transactions", "--all", "--json", "--raw").output)
      try await Self.checkView(home.database)
    }
  }

  private static func checkDocument(_ text: String) throws {
    let transactions = try JSONDocument(text).value["transactions"]?.array ?? []
    #expect(transactions.count == amounts.count)
    for (sent, kept, original) in amounts {
      let found = transactions.first { $0["name"]?.string == sent }
      #expect(found?["amount"]?.string == kept, "\(sent)")
      #expect(found?["amount_text"]?.string == original, "\(sent)")
      let raw = found?["raw_json"]?.string ?? ""
      #expect(raw.contains("\"amount\":\(sent)"), "\(sent) in \(raw)")
    }
  }

  private static func checkView(_ path: String) async throws {
    let store = try SQLiteStore(path: path, world: .live())
    defer { try? store.close() }
    let rows = try await store.read { db in
      try db.all("SELECT name, amount, coalesce(amount_text, '') FROM v_transactions") {
        [$0.text(0), $0.text(1), $0.text(2)]
      }
    }
    #expect(rows.count == amounts.count)
    for (sent, kept, original) in amounts {
      let row = rows.first { $0[0] == sent }
      #expect(row?[1] == kept, "\(sent)")
      #expect(row?[2] == original ?? "", "\(sent)")
    }
  }
}
