import ArgumentParser
import PlaidSync
import PlaidSyncJSON

/// `cron remove`.
struct CronRemoveCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove the pull from your crontab and stop the systemd timer.",
    discussion: "Example: plaid-sync cron remove")

  @Flag(help: "Remove only the systemd timer.")
  var systemd = false
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    var removed: [String] = []
    if try SystemdTimer(in: context.environment).remove() { removed.append("systemd timer") }
    if !systemd, try Crontab(in: context.environment).remove() { removed.append("crontab line") }
    let found = removed
    try context.confirm(
      JSONOutput.document([("removed", .array(found.map(JSONValue.string)))])
    ) { _ in
      found.isEmpty ? "nothing was installed\n" : "removed: \(found.joined(separator: ", "))\n"
    }
  }
}
