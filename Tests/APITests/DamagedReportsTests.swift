import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncAPI

@Suite("Damaged investments and liabilities")
struct DamagedReportsTests {
  private static let account = """
    {"account_id": "a", "name": "A", "type": "investment", "subtype": "ira",
     "balances": {"current": 1, "margin_loan_amount": 2, "iso_currency_code": "USD"}}
    """
  private static let security = """
    {"security_id": "s", "name": "S", "ticker_symbol": "S", "type": "equity", "close_price": 1.5,
     "close_price_as_of": "2025-05-19", "is_cash_equivalent": false, "iso_currency_code": "USD"}
    """
  private static let holding = """
    {"account_id": "a", "security_id": "s", "quantity": 2, "institution_price": 1.5,
     "institution_value": 3, "institution_price_as_of": "2025-05-19", "cost_basis": 2,
     "iso_currency_code": "USD", "tax_lots": [{"quantity": 1, "position_type": "SHORT",
     "original_purchase_datetime": "2025-01-01T00:00:00Z", "purchase_price": 1}]}
    """
  private static let trade = """
    {"investment_transaction_id": "t", "account_id": "a", "security_id": "s", "quantity": 2,
     "date": "2025-05-19", "amount": 3.5, "price": 1.5, "fees": 0.5, "type": "buy",
     "subtype": "buy", "name": "T", "iso_currency_code": "USD"}
    """
  private static let liability = """
    {"account_id": "a", "next_payment_due_date": "2025-06-01", "minimum_payment_amount": 5,
     "interest_rate": {"percentage": 3.5, "type": "fixed"}, "loan_status": {"type": "x"},
     "aprs": [{"apr_type": "cash_apr", "apr_percentage": 2, "balance_subject_to_apr": 1}]}
    """

  /// Returns the element with one of its values, at any depth, replaced at random or removed.
  private static func spoiled(
    _ text: String, _ json: inout RandomJSON, _ random: inout SeededRandom
  ) throws -> JSONValue {
    func spoil(_ value: JSONValue) throws -> JSONValue {
      if random.number(in: 0...3) == 0 { return try JSONValue.parse(json.text()) }
      switch value {
      case .object(var object):
        guard let key = object.keys.dropFirst(random.number(in: 0...(object.count - 1))).first
        else { return value }
        if random.number(in: 0...4) == 0 {
          object[key] = nil
        } else {
          object[key] = try object[key].map(spoil)
        }
        return .object(object)
      case .array(let elements):
        return .array(try elements.map(spoil))
      default:
        return try JSONValue.parse(json.text(levels: 1))
      }
    }
    return try spoil(JSONValue.parse(text))
  }

  @Test("any element is decoded or reported as undecodable, and its neighbors are decoded")
  func elements() async throws {
    for seed in 0..<1_500 {
      var json = RandomJSON(seed: seed)
      var random = SeededRandom(seed: UInt64(seed))
      func list(_ text: String) throws -> JSONValue {
        .array([
          try JSONValue.parse(text), try Self.spoiled(text, &json, &random),
          try JSONValue.parse(text),
        ])
      }
      let accounts = try list(Self.account)
      let securities = try list(Self.security)
      let holdings: JSONValue = [
        "accounts": accounts, "holdings": try list(Self.holding), "securities": securities,
      ]
      let held = try await ScriptedTransport(holdings.encoded()).aggregator
        .holdings(Secret("token"))
      let sets: [(UndecodableElement.List, Int)] = [
        (.accounts, held.accounts.count), (.securities, held.securities.count),
        (.holdings, held.holdings.count),
      ]
      for (list, count) in sets {
        let failed = held.undecodable.filter { $0.list == list }.count
        #expect(count >= 2 && count + failed == 3, "seed \(seed), \(list)")
      }

      let trades: JSONValue = [
        "accounts": [], "investment_transactions": try list(Self.trade), "securities": [],
        "total_investment_transactions": 3,
      ]
      let page = try await ScriptedTransport(trades.encoded()).aggregator.trades(
        Secret("token"), from: LocalDate(day: 0), through: LocalDate(day: 1), offset: 0)
      #expect(page.count == 3 && page.trades.count + page.undecodable.count == 3, "seed \(seed)")
      for element in page.undecodable {
        #expect(throws: Failure.self) {
          try PlaidPageDecoder().trade(of: element.raw)
        }
      }

      let liabilities: JSONValue = [
        "accounts": [], "liabilities": ["credit": try list(Self.liability), "student": nil],
      ]
      let owed = try await ScriptedTransport(liabilities.encoded()).aggregator
        .liabilities(Secret("token"))
      #expect(owed.liabilities.count + owed.undecodable.count == 3, "seed \(seed)")
    }
  }

  @Test("a truncated or garbled response is refused as a whole, and never crashes")
  func bytes() async throws {
    let body = Array(
      """
      {"accounts": [\(Self.account)], "holdings": [\(Self.holding)],
       "securities": [\(Self.security)]}
      """.utf8)
    for seed in 0..<1_500 {
      var json = RandomJSON(seed: seed)
      let damaged = json.damaged(body)
      do {
        _ = try await ScriptedTransport(damaged).aggregator.holdings(Secret("token"))
      } catch let failure {
        #expect(failure.reaction == .report, "seed \(seed)")
        #expect(failure.failure.code == .protocolViolation, "seed \(seed)")
      }
    }
  }
}
