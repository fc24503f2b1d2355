import Ledger

extension CommandContext {
  /// Tells how many figures a file had, and how many of them were news.
  func confirmImport(read: Int, changed: Int, _ noun: String) throws {
    try confirm(
      JSONOutput.document([("read", .int(read)), ("changed", .int(changed))])
    ) { _ in
      "\(CountText.text(read, noun)) read, \(changed) new or different\n"
    }
    if changed > 0 { noteRecomputation() }
  }

  /// Says what has to follow a change that balances depend on.
  func noteRecomputation() {
    note("note: balances are to be computed again: run `plaid-sync pull`")
  }
}
