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

extension CommandContext {
  /// Confirms an edit and reports its effect on balances.
  ///
  /// - Parameter isAsked: whether the text is a result that was asked for, which `--quiet` does not
  ///   suppress.
  /// - Throws: `ExitStatus.attention` if balances could not be computed, unless a running sync does
  ///   so.
  func confirm(
    _ members: [(String, JSONValue)], _ recomputations: [Recomputation], isAsked: Bool = false,
    text: (Terminal) throws -> String
  ) throws {
    let done = recomputations.filter { $0.failure == nil && $0.isChange }
    let warnings = recomputations.flatMap(RecomputationText.warnings)
    let all = members + [("recomputed", .array(done.map(RecomputationText.json)))]
    let document = JSONOutput.document(all, warnings: warnings)
    if isAsked { try show(document, text: text) } else { try confirm(document, text: text) }
    for text in done.compactMap(RecomputationText.note) { note(TextWidth.cleaned(text)) }
    warn(warnings)
    let isBroken = recomputations.contains { $0.failure.map { $0.code != .busy } ?? false }
    if isBroken { throw ExitStatus.attention }
  }

  /// Confirms an edit of one transaction.
  func confirm(
    _ transaction: Transaction, of account: Account, as verb: String,
    _ recomputations: [Recomputation]
  ) throws {
    try confirm([("transaction", JSONOutput.transaction(transaction))], recomputations) {
      "\(verb) transaction \(transaction.id)\n\n"
        + TransactionTable.text([transaction], accounts: [account], on: $0)
    }
  }

  /// Confirms an import of rates or prices: how many were read, and how many are new or different.
  func confirmImport(
    read: Int, changed: Int, _ noun: String, _ recomputations: [Recomputation]
  ) throws {
    try confirm([("read", .int(read)), ("changed", .int(changed))], recomputations) { _ in
      "\(CountText.text(read, noun)) read, \(changed) new or different\n"
    }
  }
}
