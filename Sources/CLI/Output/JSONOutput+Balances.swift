import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension JSONOutput {
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
    _ explanation: BalanceExplanation, _ account: Account, entries: [Transaction],
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
      ("entries", .array(entries.map(transaction))),
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
