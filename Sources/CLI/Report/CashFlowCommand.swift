import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `cashflow`.
struct CashFlowCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "cashflow",
    abstract: "Show what came in and went out, by month.",
    discussion: """
      Transfers between your own accounts and excluded transactions are left out; split \
      transactions count by their parts. Amounts are in the family's currency, at the rate of each \
      transaction's day.

      Example: plaid-sync cashflow --since 2025-01-01 --chart
      """)

  @OptionGroup var flow: FlowOptions
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let flows = try await flow.flows(of: family, application)
    let months = try flows.months()
    let warnings = ReportText.warnings(flows)
    try context.show(
      try JSONOutput.cashFlow(months, family.currency, flows.gaps, warnings: warnings)
    ) { terminal in
      guard flow.chart, !months.isEmpty else {
        return try ReportText.table(months, family.currency, on: terminal)
      }
      let points = try months.map { Chart.Point($0.month, try $0.spent().negated) }
      return "what was left of each month, \(family.currency)\n"
        + Chart(points, currency: family.currency).text(on: terminal)
    }
    context.warn(warnings)
  }
}
