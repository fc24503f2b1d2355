import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `liabilities`.
struct LiabilitiesCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "liabilities",
    abstract: "Show due payments and interest rates of cards and loans.",
    discussion: """
      Shows what lenders report about debts, as of the last pull that fetched it, with the \
      earliest due date first.

      Example: plaid-sync liabilities
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let debts = try await application.ledger(of: family).liabilities(of: family.id).sorted {
      left, right in
      let last = LocalDate(day: .max)
      return (left.terms.nextPaymentDueDate ?? last, left.accountID)
        < (right.terms.nextPaymentDueDate ?? last, right.accountID)
    }
    let today = try application.today(of: family)
    try context.show(
      JSONOutput.document(
        "liabilities",
        debts.map { debt in
          JSONOutput.liability(debt, accounts.first { $0.id == debt.accountID })
        })
    ) { LiabilityTable.text(debts, accounts: accounts, today: today, on: $0) }
  }
}
