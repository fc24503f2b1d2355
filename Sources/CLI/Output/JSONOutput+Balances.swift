import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension JSONOutput {
  /// One day of an account; throws if the sum of cash and non-cash is out of range.
  static func balance(_ row: BalanceRow, _ currency: Currency) throws(AmountError) -> JSONValue {
    [
      "date": .text(row.date),
      "currency": .string(currency.code),
      "start": .text(try row.start()),
      "start_cash": .text(row.startCash),
      "start_non_cash": .text(row.startNonCash),
      "cash_in": .text(row.cashIn),
      "cash_out": .text(row.cashOut),
      "non_cash_in": .text(row.nonCashIn),
      "non_cash_out": .text(row.nonCashOut),
      "market": .text(row.market),
      "cash_adjustment": .text(row.cashAdjustment),
      "non_cash_adjustment": .text(row.nonCashAdjustment),
      "end_cash": .text(row.endCash),
      "end_non_cash": .text(row.endNonCash),
      "end": .text(try row.end()),
      "incomplete": .bool(row.isIncomplete),
    ]
  }

  /// A valuation of an account.
  static func valuation(_ valuation: Valuation) -> JSONValue {
    [
      "date": .text(valuation.date),
      "amount": .text(valuation.amount),
      "kind": .string(valuation.kind.rawValue),
    ]
  }

  /// The explanation of a balance.
  static func explanation(
    _ explanation: BalanceExplanation, _ account: Account, transactions: [Transaction],
    trades: [Trade] = [], securities: [Security] = []
  ) throws -> JSONValue {
    document([
      ("account", .id(account.id)),
      ("balance", try balance(explanation.row, account.currency)),
      ("anchor", anchor(of: explanation)),
      (
        "corrections",
        .array(
          explanation.corrections.map { entry in
            [
              "date": .text(entry.date), "amount": .text(entry.money.amount),
              "currency": .string(entry.money.currency.code),
            ]
          })
      ),
      ("transactions", .array(transactions.map(transaction))),
      (
        "trades",
        .array(
          trades.map { trade in
            JSONOutput.trade(trade, securities.first { $0.id == trade.security })
          })
      ),
    ])
  }

  private static func anchor(of explanation: BalanceExplanation) -> JSONValue {
    guard let anchor = explanation.anchor else { return .null }
    let source: JSONValue =
      switch anchor.source {
      case .valuation(let kind): .string("\(kind.rawValue) valuation")
      case .reportedBalance: "reported_balance"
      }
    return [
      "date": .text(anchor.date), "source": source, "stated": .text(anchor.stated),
      "pending": .text(anchor.pending), "corrected": .text(anchor.total),
    ]
  }

  /// A difference that `verify` found.
  static func finding(_ finding: VerifyFinding) -> JSONValue {
    [
      "account": .id(finding.accountID), "date": .text(finding.date),
      "message": .string(finding.message),
    ]
  }
}
