import ArgumentParser
import PlaidSync
import PlaidSyncJSON

/// `cron print`.
struct CronPrintCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print the crontab line, or the systemd units.",
    discussion: "Example: plaid-sync cron print --every 4")

  @OptionGroup var when: ScheduleOptions
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let schedule = try when.schedule(in: context)
    try context.show(
      JSONOutput.document([
        ("crontab", .string(schedule.crontabLine)),
        ("service", .string(schedule.systemdService)), ("timer", .string(schedule.systemdTimer)),
      ])
    ) { _ in
      guard when.systemd else { return schedule.crontabLine + "\n" }
      return "# plaid-sync.service\n\(schedule.systemdService)\n# plaid-sync.timer\n"
        + schedule.systemdTimer
    }
  }
}
