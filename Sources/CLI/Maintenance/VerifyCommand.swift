import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `verify`.
struct VerifyCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute everything and report differences from the stored rows.",
    discussion: """
      Checks the database file, its references, and every stored day of every account. Exits with \
      status 1 if something differs.

      Example: plaid-sync verify
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let findings = try await application.verify(family)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try context.show(
      JSONOutput.document("findings", findings.map(JSONOutput.finding))
    ) { terminal in
      guard !findings.isEmpty else {
        return options.quiet
          ? ""
          : "verified \(CountText.text(accounts.count, "account")): all rows match\n"
      }
      var table = Table([.text("ACCOUNT"), .fixed("DATE"), .text("FINDING")])
      for finding in findings {
        let account = accounts.first { $0.id == finding.accountID }
        table.add([account?.name ?? "", finding.date?.description ?? "", finding.message])
      }
      return table.text(on: terminal)
    }
    if !findings.isEmpty { throw ExitStatus.attention }
  }
}
