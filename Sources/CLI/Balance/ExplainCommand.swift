import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// `explain`.
struct ExplainCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why the balance of a day is what it is.",
    discussion: """
      Shows what the computation is anchored to, what moved on the day, what no entry explains, \
      and the day's transactions and trades.

      Example: plaid-sync explain checking 2025-05-20
      """)

  @OptionGroup var account: AccountArgument

  @Argument(help: "The day.", transform: OptionParsing.date)
  var date: LocalDate

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let explanation = try await application.explanation(of: account, on: date, in: family)
    var query = TransactionQuery(familyID: family.id)
    query.accountID = account.id
    query.since = date
    query.until = date
    let transactions = try await application.ledger(of: family).transactions(query)
    let day = date
    let trades = try await application.ledger(of: family).trades(of: account.id).filter {
      $0.date == day
    }
    let securities = try await application.ledger(of: family).securities(of: family.id)
    try context.show(
      JSONOutput.explanation(
        explanation, account, transactions: transactions, trades: trades, securities: securities)
    ) { terminal in
      try ExplanationText.text(explanation, account, transactions: transactions, on: terminal)
        + TradeTable.text(trades, securities, on: terminal)
    }
  }
}
