import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rates import`.
struct RateImportCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Set exchange rates from a file.",
    discussion: """
      The file is comma-separated. Its first line names the columns date, from, to and rate; each \
      further line is a rate: 2025-05-20,EUR,USD,1.1264. If one line is wrong, nothing is imported.

      Example: plaid-sync rates import rates.csv
      """)

  @Argument(help: "The file to import.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.importRates(
        from: context.environment.absolutePath(file), in: family)
    }
    try context.confirmImport(
      read: counts.read, changed: counts.changed, "rate", recomputations)
  }
}
