import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `spending`.
struct SpendingCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "spending",
    abstract: "Show what money was spent on, by month and category.",
    discussion: """
      Lists the categories in which money left an account; what came back in the same category is \
      subtracted. Transfers between your own accounts and excluded transactions are left \
      out; split transactions count by their parts. Amounts are in the family's currency, at the \
      rate of each transaction's day.

      Example: plaid-sync spending --since 2025-05-01
      """)

  @OptionGroup var flow: FlowOptions
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let flows = try await flow.flows(of: family, application)
    let rows = flows.spending
    let warnings = ReportText.warnings(flows)
    try context.show(
      try JSONOutput.spending(rows, family.currency, flows.gaps, warnings: warnings)
    ) { terminal in
      guard flow.chart, !rows.isEmpty else {
        return try ReportText.table(ofSpending: rows, family.currency, on: terminal)
      }
      let sums = Dictionary(grouping: rows, by: \.month).sorted { $0.key < $1.key }
      let points = try sums.map { month, rows in
        Chart.Point(
          month,
          try rows.reduce(Amount.zero) { sum, row throws(AmountError) in
            try sum.adding(try row.spent())
          })
      }
      return "spending by month, \(family.currency)\n"
        + Chart(points, currency: family.currency).text(on: terminal)
    }
    context.warn(warnings)
  }
}
