import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `usage`.
struct UsageCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "usage",
    abstract: "Count the calls that Plaid bills individually, per item and month.",
    discussion: """
      A call counts once it was made, even if its answer never arrived. What Plaid bills per item \
      and month regardless of calls is not included. Months are in UTC.

      Example: plaid-sync usage --month 2025-05
      """)

  @Option(help: ArgumentHelp("Only this month.", valueName: "YYYY-MM"))
  var month: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if let month, LocalDate("\(month)-01") == nil {
      throw ValidationError("--month is a month such as 2025-05.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let records = try await application.store(of: family).usage(of: family.id, in: month)
    try context.show(JSONOutput.document("usage", records.map(JSONOutput.usage))) { terminal in
      guard !records.isEmpty else {
        return "no billed calls\(month.map { " in \($0)" } ?? " yet")\n"
      }
      var table = Table([
        .fixed("MONTH"), .number("ITEM"), .text("INSTITUTION"), .text("CALL"), .number("CALLS"),
      ])
      for record in records {
        table.add([
          record.month, record.itemID.description, record.institution, record.endpoint,
          String(record.calls),
        ])
      }
      return table.text(on: terminal)
    }
  }
}
