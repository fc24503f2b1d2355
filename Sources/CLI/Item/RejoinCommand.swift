import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// `rejoin`.
struct RejoinCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejoin",
    abstract: "Continue the earlier accounts of a bank that was linked again.",
    discussion: """
      Linking a bank again gives all accounts and transactions new ids. This command recognizes \
      the accounts of an item that was unlinked or is broken, and joins them with those of the new \
      item, so that nothing is duplicated: the old accounts stay, with their history, reported \
      balances and your edits, and their rows take the new ids by date, amount and name. Rows that \
      the bank no longer lists are removed and can be restored.

      If several accounts match, you are asked; without a terminal the account is skipped and \
      reported. --match names the pair.

      Example: plaid-sync rejoin chase --dry-run
      """)

  @Argument(help: "The new item: its id, or a unique part of its name.")
  var item: String

  @Option(
    name: .customLong("match"), parsing: .singleValue,
    help: ArgumentHelp(
      "Continue an old account in place of a new one; may be repeated.", valueName: "old=new"))
  var matches: [String] = []

  @Flag(help: "Only show what would happen to the rows.")
  var dryRun = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    for match in matches where Self.pair(match) == nil {
      throw ValidationError("--match names two accounts by their numbers: \"3=9\".")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: false)
    let item = try Application.item(matching: item, among: items)
    var run = RejoinRun(application: application, family: family, context: context)
    run.isDryRun = dryRun
    run.matches = matches.compactMap(Self.pair)
    try await run.run(item)
  }

  private static func pair(_ text: String) -> AccountPair? {
    let numbers = text.split(separator: "=", omittingEmptySubsequences: false).map { Int64($0) }
    guard numbers.count == 2, let old = numbers[0], let new = numbers[1] else { return nil }
    return AccountPair(old: AccountID(old), new: AccountID(new))
  }
}
