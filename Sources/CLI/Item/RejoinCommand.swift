import ArgumentParser
import JSON
import Ledger
import PlaidSync
import Ports

/// `rejoin`.
struct RejoinCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejoin",
    abstract: "Go on with the accounts of a bank that was linked anew, so that nothing is doubled.",
    discussion: """
      Linking a bank anew gives all accounts and transactions new ids. This recognises the \
      accounts of an item that was unlinked or is broken, and makes them one with the new item's: the old \
      accounts stay, with history, readings and your edits, and their rows take the new ids by \
      date, amount and name. What the bank no longer lists is removed and can be restored.

      An account that fits several is asked about, or named with --match.

      Example: plaid-sync rejoin chase --dry-run
      """)

  @Argument(help: "The new item: its id, or a unique part of its name.")
  var item: String

  @Option(
    name: .customLong("match"), parsing: .singleValue,
    help: ArgumentHelp(
      "Go on with an old account in place of a new one; may be repeated.", valueName: "old=new"))
  var matches: [String] = []

  @Flag(help: "Do it, show what would become of the rows, and undo it.")
  var dryRun = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    for match in matches where Self.pair(match) == nil {
      throw ValidationError("--match names two accounts by their numbers: \"3=9\".")
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let items = try await application.books.items(of: family.id, includingUnlinked: false)
    let item = try Application.item(matching: item, among: items)
    var run = RejoinRun(application: application, family: family, context: context)
    run.isDryRun = dryRun
    run.matches = matches.compactMap(Self.pair)
    return try await run.run(item)
  }

  private static func pair(_ text: String) -> AccountPair? {
    let numbers = text.split(separator: "=", omittingEmptySubsequences: false).map { Int64($0) }
    guard numbers.count == 2, let old = numbers[0], let new = numbers[1] else { return nil }
    return AccountPair(old: AccountID(old), new: AccountID(new))
  }
}
