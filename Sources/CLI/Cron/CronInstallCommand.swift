import ArgumentParser
import PlaidSync
import PlaidSyncJSON

/// `cron install`.
struct CronInstallCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Add the pull to your crontab, or start a systemd user timer.",
    discussion: """
      Replaces an earlier installation but keeps its minute; other lines of the crontab are not \
      changed.

      Example: plaid-sync cron install --systemd
      """)

  @OptionGroup var when: ScheduleOptions
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let schedule: PullSchedule
    let place: String
    if when.systemd {
      let timer = SystemdTimer(in: context.environment)
      schedule = try when.schedule(in: context, installedMinute: timer.installedMinute)
      try timer.install(schedule)
      place = timer.folder
    } else {
      let crontab = Crontab(in: context.environment)
      schedule = try when.schedule(in: context, installedMinute: try crontab.installedMinute())
      try crontab.install(schedule.crontabLine)
      place = "crontab -l"
    }
    try context.confirm(
      JSONOutput.document([
        ("installed", .string(place)), ("every_hours", .int(schedule.everyHours)),
        ("minute", .int(schedule.minute)),
      ])
    ) { _ in
      let hours = schedule.everyHours == 1 ? "hour" : "\(schedule.everyHours) hours"
      return "a pull runs every \(hours), at minute \(schedule.minute): see \(place)\n"
    }
  }
}
