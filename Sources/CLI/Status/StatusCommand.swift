import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// `status`.
struct StatusCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show on one screen what is up to date and what needs you.",
    discussion: """
      Exits with status 1 if an item needs its user, a consent ends soon, the last sync failed, \
      elements are in quarantine, or the amount of a split transaction has changed.

      Example: plaid-sync status || mail -s "bank data" me@example.org
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let state = try await StatusState(of: family, application)
    try context.show(state.document) { StatusText.text(state, on: $0) }
    if state.needsAttention { throw ExitStatus.attention }
  }
}
