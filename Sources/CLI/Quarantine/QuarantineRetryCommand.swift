import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `quarantine retry`.
struct QuarantineRetryCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Try to import elements again, all of them by default.",
    discussion: """
      Useful after an upgrade, or when an element's account has appeared. Everything is written in \
      one transaction; elements that still fail stay, with their latest reason. Exits with status \
      1 if something still fails.

      Example: plaid-sync quarantine retry 3 4
      """)

  @Argument(help: "The elements' numbers, as in `quarantine list`.")
  var ids: [Int64] = []
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let (retry, recomputations) = try await application.recomputing(family) {
      try await application.retryQuarantine(ids.map { QuarantineID($0) }, in: family)
    }
    let (tried, failed) = retry
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: true)
    let stillThere = Set(failed.map(\.id))
    let imported = tried.filter { !stillThere.contains($0.id) }
    try context.confirm(
      [
        ("imported", .array(imported.map(JSONOutput.quarantined))),
        ("quarantine", .array(failed.map(JSONOutput.quarantined))),
      ], recomputations, isAsked: true
    ) { terminal in
      guard !tried.isEmpty else { return "nothing is in quarantine\n" }
      let sum = "imported \(imported.count) of \(CountText.text(tried.count, "element"))\n"
      return failed.isEmpty
        ? sum : sum + "\n" + QuarantineTable.text(failed, items: items, on: terminal)
    }
    if !failed.isEmpty { throw ExitStatus.attention }
  }
}
