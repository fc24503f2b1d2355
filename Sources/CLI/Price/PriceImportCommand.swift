import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices import`.
struct PriceImportCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Set closing prices from a file.",
    discussion: """
      The file is comma-separated. Its first line names the columns date, security and price, and \
      currency if it is not the security's; each further line is a price: 2025-05-20,ABC,104.25. \
      If one line is wrong, nothing is imported.

      Example: plaid-sync prices import prices.csv
      """)

  @Argument(help: "The file to import.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.importPrices(
        from: context.environment.absolutePath(file), in: family)
    }
    try context.confirmImport(
      read: counts.read, changed: counts.changed, "price", recomputations)
  }
}
