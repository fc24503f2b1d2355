import ArgumentParser
import Glibc
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// How often pulls run, and whether cron or systemd starts them.
struct ScheduleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Hours between two pulls: 1, 2, 3, 4, 6, 8, 12 or 24.", valueName: "hours"),
    transform: { text in
      guard let hours = Int(text), PullSchedule.hoursAllowed.contains(hours) else {
        throw ValidationError("the hours must divide a day evenly.")
      }
      return hours
    })
  var every = 6

  @Option(
    help: ArgumentHelp("The minute of the hour; default: a random one.", valueName: "minute"),
    transform: { text in
      guard let minute = Int(text), (0..<60).contains(minute) else {
        throw ValidationError("the minute must be from 0 to 59.")
      }
      return minute
    })
  var minute: Int?

  @Flag(help: "Use a systemd user timer instead of cron.")
  var systemd = false

  /// The schedule for the configured database. Without `--minute` the installed minute is kept, or
  /// a random one is chosen.
  func schedule(in context: CommandContext, installedMinute: Int? = nil) throws -> PullSchedule {
    PullSchedule(
      everyHours: every,
      minute: minute ?? installedMinute ?? Int(context.makeWorld(nil).randomBits() % 60),
      program: Self.program, configuration: try context.configuration())
  }

  /// The path of this program's executable; `plaid-sync` if it cannot be read.
  static var program: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return "plaid-sync" }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
