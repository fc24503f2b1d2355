import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

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
