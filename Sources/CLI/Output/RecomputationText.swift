import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// The effect of an edit on balances, as text.
enum RecomputationText {
  /// A note about balances that have changed; `nil` if none have.
  static func note(_ recomputation: Recomputation) -> String? {
    guard recomputation.failure == nil, recomputation.isChange else { return nil }
    let account = recomputation.account
    func money(_ amount: Amount) -> String {
      "\(MoneyText.text(amount, account.currency)) \(account.currency)"
    }
    guard let balance = account.balance else {
      return "note: \(account.name) no longer has balances"
    }
    let now = "note: the balance of \(account.name) is now \(money(balance))"
    guard let former = recomputation.formerBalance else { return now }
    if former != balance { return "\(now) (before: \(money(former)))" }
    let days = recomputation.since.map { " from \($0) on" } ?? ""
    return
      "note: \(account.name): balances recomputed\(days); the latest is still \(money(balance))"
  }

  /// The warnings about balances, or the reason why they could not be computed.
  static func warnings(_ recomputation: Recomputation) -> [String] {
    guard let failure = recomputation.failure else {
      return recomputation.warnings.map(RemedyText.text)
    }
    if failure.code == .busy {
      return ["\(failure.message): that sync, or the next pull, computes its balances"]
    }
    let sentence =
      "the balances of \(recomputation.account.name) could not be computed: \(failure.message)"
    return [RemedyText.text(Warning(sentence, remedy: failure.remedy))]
  }

  /// An account's change as JSON.
  static func json(_ recomputation: Recomputation) -> JSONValue {
    [
      "account": .id(recomputation.account.id),
      "since": .text(recomputation.since),
      "balance": .text(recomputation.account.balance),
      "balance_as_of": .text(recomputation.account.balanceDay),
      "former_balance": .text(recomputation.formerBalance),
    ]
  }
}
